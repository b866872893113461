import type { Reference } from '@colex/lawtext';

/** The longest id a reference may point at, in UTF-16 units: a raw line id and what derivation adds to it. */
export const LONGEST_REFERENCE_TARGET = 96;

/** The longest label a reference may keep, in UTF-16 units. */
export const LONGEST_REFERENCE_LABEL = 200;

const KEYS: ReadonlySet<string> = new Set(['target', 'until', 'label']);

const isTarget = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= LONGEST_REFERENCE_TARGET;

const isLabel = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= LONGEST_REFERENCE_LABEL;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whether a value may be embedded as a reference: `{target, until?, label}`, bounded strings, no other key. */
export function isReference(value: unknown): value is Reference {
  return (
    isRecord(value) &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => KEYS.has(key)) &&
    isTarget(value['target']) &&
    (value['until'] === undefined || isTarget(value['until'])) &&
    isLabel(value['label'])
  );
}

/**
 * Reads any embedded object as a reference without throwing. What is not a reference becomes one that points nowhere (empty
 * target), so that the object keeps its place and is shown as broken rather than dropped.
 */
export function readReference(value: unknown): Reference {
  if (!isRecord(value)) return { target: '', label: '' };
  return {
    target: isTarget(value['target']) ? value['target'] : '',
    ...(isTarget(value['until']) ? { until: value['until'] } : {}),
    label: isLabel(value['label']) ? value['label'] : '',
  };
}
