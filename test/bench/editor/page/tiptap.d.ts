import type { Open } from './opened.js';

export declare const openTiptap: Open;
