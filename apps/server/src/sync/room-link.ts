import type { NewEntry } from '@colex/store';
import { Injectable } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { NodeLink } from '../nodes/node-link.js';
import { type NodeWords, decodeWords, encodeWords } from './node-words.js';
import type { Room } from './room.js';

const topicOf = (draftId: string): string => `draft:${draftId}`;

/** Leads what happens in a room of this node to the rooms of the same draft on other nodes, and theirs to it. */
@Injectable()
export class RoomLink {
  /** Other nodes can be heard, for the first time or again. */
  readonly opened: Observable<void>;

  constructor(private readonly link: NodeLink) {
    this.opened = link.opened;
  }

  /** Connects a room that was opened; returns how to end it. */
  connect(room: Room): () => void {
    const topic = topicOf(room.draftId);
    const say = (words: NodeWords): void => this.#say(topic, words);
    const stopListening = this.link.listen(topic, (bytes) => {
      const words = decodeWords(bytes);
      switch (words.type) {
        case 'appended':
          return room.hear(words.seq, words.entries);
        case 'people':
          return room.awareness.hear(words.people);
        case 'whoIsThere':
          return say({ type: 'people', people: room.awareness.spoken() });
      }
    });
    room.awareness.onSpoken((people) => say({ type: 'people', people }));
    const askWhoIsThere = (): void => {
      say({ type: 'whoIsThere' });
      say({ type: 'people', people: room.awareness.spoken() });
    };
    const opened = this.link.opened.subscribe(askWhoIsThere);
    askWhoIsThere();
    return () => {
      stopListening();
      opened.unsubscribe();
    };
  }

  /** Tells what this node appended. */
  appended(draftId: string, seq: number, entries: readonly NewEntry[]): void {
    this.#say(topicOf(draftId), { type: 'appended', seq, entries });
  }

  #say(topic: string, words: NodeWords): void {
    // A keystroke must not pay for words that nobody can hear.
    if (this.link.isOpen) this.link.say(topic, encodeWords(words));
  }
}
