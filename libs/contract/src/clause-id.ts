/** The id of the clause that begins with this line: the same for as long as the line is there. */
export function clauseId(draftId: string, lineId: string): string {
  return `cls_${draftId.replace(/^drf_/, '')}.${lineId}`;
}
