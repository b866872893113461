export { schema, lineAttrs, referenceAttrs } from './schema.js';
export type { LineAttrs, ReferenceAttrs } from './schema.js';
export { documentOf, isImplicit, lineNode, lineOf, linesOfDocument, referenceNode } from './line-node.js';
export { positionAt, sequenceIndexAt } from './position.js';
export { DraftBinding, REMOTE_META, UNDO_META } from './binding.js';
export type { BindingOptions, EditorPort } from './binding.js';
export { systemScheduler } from './scheduler.js';
export type { Scheduler } from './scheduler.js';
export type { AnchoredSelection } from './undo-stack.js';
export { HeadlessEditor, ManualScheduler } from './headless-editor.js';
export {
  backspaceAtStart,
  deleteAtEnd,
  deleteSelectedText,
  goInside,
  goOutside,
  lineCommands,
  setKind,
} from './commands.js';
export type { LineCommands } from './commands.js';
export { isInArticle } from './kinds.js';
export {
  insertLine,
  joinArticle,
  mayInsert,
  moveBy,
  moveLineBefore,
  moveLineBy,
  placesToMove,
  splitArticle,
} from './structure.js';
export {
  citationAtCaret,
  citedText,
  insertReferenceTo,
  linkAllCitations,
  linkCitation,
  printedReferences,
  referenceTargets,
  unlinkAt,
  unlinkedCitations,
} from './references.js';
export type { CitationOffer, CitedText, ReferenceTarget } from './references.js';
export { draftKeymap } from './keymap.js';
export type { KeymapOptions } from './keymap.js';
export { numbersOf, numbersPlugin } from './numbers.js';
export type { Numbers } from './numbers.js';
export { ownCursor, presenceOf, presencePlugin, tellPresence } from './presence.js';
export type { Presence, PresenceSource } from './presence.js';
export { clipboardPlugin, printSelection } from './clipboard.js';
export { pasteText } from './paste.js';
