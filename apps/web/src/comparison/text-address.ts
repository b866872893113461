import type { TextInput } from '@colex/contract';

/**
 * A text in an address: `ver_…` is a version, `<draft id>` a draft as it stands, `<draft id>@<entry>` a moment of it.
 */
export function readTextAddress(address: string): TextInput | undefined {
  if (address.startsWith('ver_')) return { moment: { versionId: address } };
  const [draftId = '', revision] = address.split('@');
  if (!draftId.startsWith('drf_')) return undefined;
  if (revision === undefined) return { draftId };
  return /^[1-9]\d*$/.test(revision) ? { draftId, moment: { revision: Number(revision) } } : undefined;
}

/** The address of the page that compares two texts. */
export function comparisonAddress(slug: string, from: string, to: string): string {
  return `/drafts/${slug}/compare?${new URLSearchParams({ from, to }).toString()}`;
}

/** The draft of an address that names one; a version's is not said in it. */
export function draftOfAddress(address: string): string | undefined {
  const [draftId = ''] = address.split('@');
  return draftId.startsWith('drf_') ? draftId : undefined;
}
