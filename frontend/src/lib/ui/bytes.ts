/** Content that is read in pieces, so that a large document is never in memory as a whole. */
export interface Source {
  /** Bytes. */
  size: number;
  /** A piece; shorter at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** The most bytes that are asked for at once. */
const MOST = 4 << 20;

/** The bytes of a base64 text. */
export function fromBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** What came whole, as a source. */
export function bytesOf(base64: string): Source {
  const bytes = fromBase64(base64);
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
  };
}

/** What is read in pieces of base64, as a source. */
export function piecesOf(size: number, read: (offset: number, length: number) => Promise<string>): Source {
  return {
    size,
    read: async (offset, length) => {
      const whole = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      for (let at = 0; at < whole.length;) {
        const piece = fromBase64(await read(offset + at, Math.min(MOST, whole.length - at)));
        if (piece.length === 0) throw new Error(`nothing at byte ${offset + at} of ${size}`);
        whole.set(piece.subarray(0, whole.length - at), at);
        at += piece.length;
      }
      return whole;
    },
  };
}
