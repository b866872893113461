import { preferredLanguage } from './language.js';

describe('preferredLanguage', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['fr, de;q=0.5', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,zh;q=0.8', 'en'],
    ['zh-TW', 'zh-CN'],
    ['en;q=0.5, zh-CN;q=0.9', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
  ])('answers %p in %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});
