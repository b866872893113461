import { currentLanguage } from '../language/language.js';

/** Adds a file to a project; its id, or why it was not accepted. */
export async function uploadFile(
  projectId: string,
  file: File,
): Promise<{ readonly id: string } | { readonly reason: string }> {
  const response = await fetch(`/upload?projectId=${encodeURIComponent(projectId)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'x-file-name': encodeURIComponent(file.name),
      'content-type': 'application/octet-stream',
      'accept-language': currentLanguage(),
    },
    body: file,
  });
  const answer = (await response.json()) as {
    readonly id?: string;
    readonly userErrors?: readonly { readonly message: string }[];
    readonly errors?: readonly { readonly message: string }[];
  };
  if (answer.id !== undefined) return { id: answer.id };
  const errors = [...(answer.userErrors ?? []), ...(answer.errors ?? [])];
  return { reason: errors.map(({ message }) => message).join('；') };
}
