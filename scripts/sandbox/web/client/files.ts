import type { UploadedFile } from '../acts.ts';

/** Reads picked files into what the protocol carries. */
export const readFiles = async (files: FileList | null): Promise<UploadedFile[]> =>
  Promise.all(
    [...(files ?? [])].map(async (file) => ({ filename: file.name, base64: await base64Of(file) })),
  );

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error(`Could not read ${file.name}`));
    reader.readAsDataURL(file);
  });
