import { watchable } from '../editor/watched.js';

/** Whether a version is being named: Ctrl+S asks for it from anywhere in the workbench, the version tab does it. */
export const naming = watchable(false);
