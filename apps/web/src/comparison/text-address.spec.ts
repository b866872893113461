import { comparisonAddress, readTextAddress } from './text-address.js';

describe('the address of a text', () => {
  it.each([
    ['ver_a', { moment: { versionId: 'ver_a' } }],
    ['drf_a', { draftId: 'drf_a' }],
    ['drf_a@12', { draftId: 'drf_a', moment: { revision: 12 } }],
    ['drf_a@0', undefined],
    ['drf_a@x', undefined],
    ['', undefined],
    ['prj_a', undefined],
  ])('reads %s', (address, text) => {
    expect(readTextAddress(address)).toEqual(text);
  });

  it('stands in the address of a comparison', () => {
    expect(comparisonAddress('joint', 'drf_a@1', 'ver_b')).toBe('/drafts/joint/compare?from=drf_a%401&to=ver_b');
  });
});
