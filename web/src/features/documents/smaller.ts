const LONGEST_SIDE = 1_800;
const QUALITY = 0.85;

/**
 * A picture drawn anew, no larger than a page needs: it travels over a slow network, and leaves behind what the phone wrote into it,
 * such as the place where it was taken. What cannot be drawn is sent as it is.
 */
export async function smaller(file: File): Promise<File> {
  if (!file.type.startsWith('image/')) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const drawn = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', QUALITY); });
    return drawn === null ? file : new File([drawn], file.name.replace(/\.png$/i, '.jpg'), { type: drawn.type });
  } catch {
    return file;
  }
}
