import { jest } from '@jest/globals';

// These suites run real sockets, processes and browsers on machines that may be busy. A second try is no acquittal:
// `scripts/test.mjs` names every test that needed one, and each is to be made to hold at the first.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
