import type { TextInput } from '@colex/contract';
import type { ExportChoice } from './ExportMenu.js';

/** The papers of a draft as it stands. */
export function choicesOfDraft(draftId: string): ExportChoice[][] {
  return [
    (['DOCX', 'PDF', 'HTML', 'PLAIN'] as const).map((format) => ({
      says: `text.${format}`,
      wish: { draftId, kind: 'TEXT', format },
    })),
    (['DOCX', 'XLSX'] as const).map((format) => ({
      says: `opinions.${format}`,
      wish: { draftId, kind: 'OPINIONS', format },
    })),
  ];
}

/** The papers of a comparison: of a draft at a moment with an older text. */
export function choicesOfComparison(draftId: string, moment: TextInput['moment'], base: TextInput): ExportChoice[][] {
  return [
    (['DOCX', 'PDF'] as const).map((format) => ({
      says: `redline.${format}`,
      wish: { draftId, kind: 'REDLINE', format, moment, base },
    })),
    (['DOCX', 'PDF', 'XLSX'] as const).map((format) => ({
      says: `table.${format}`,
      wish: { draftId, kind: 'COMPARISON_TABLE', format, moment, base },
    })),
  ];
}
