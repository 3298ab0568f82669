const ZEROS = { arabic: 0x0660, persian: 0x06f0, devanagari: 0x0966 } as const;

/** Writes digits, dashes, quotes and spaces of any script in one way. Letters keep their case: names are passed on. */
export function normalizeText(text: string): string {
  return (
    text
      .normalize('NFKC')
      // "J.B.R." and "p.m." are words.
      .replace(/(?<![\p{L}\p{N}])(?:\p{Script=Latin}\.){1,4}\p{Script=Latin}(?![\p{L}\p{N}])\.?/gu, (short) =>
        short.replace(/\./g, ''),
      )
      .replace(/(?<=\d ?)([ap])\.m\.?/gi, '$1m')
      .replace(/[٠-٩]/g, (digit) => toAscii(digit, ZEROS.arabic))
      .replace(/[۰-۹]/g, (digit) => toAscii(digit, ZEROS.persian))
      .replace(/[०-९]/g, (digit) => toAscii(digit, ZEROS.devanagari))
      .replace(/٫/g, '.')
      .replace(/[٬،]/g, ',')
      .replace(/؟/g, '?')
      .replace(/।/g, '.')
      .replace(/[‐‑‒–—−~]/g, '-')
      .replace(/[’‘`´]/g, "'")
      .replace(/[“”]/g, '"')
      .replace(/\p{Script=Arabic}\p{Mn}+/gu, (letter) => letter.slice(0, 1))
      .replace(/\u0640|[\u200B-\u200F]|\uFE0F/g, '')
      .replace(/\p{Extended_Pictographic}/gu, ' ')
      .replace(/\s*\n\s*/g, ' | ')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
  );
}

function toAscii(digit: string, zero: number): string {
  return String((digit.codePointAt(0) ?? 0) - zero);
}
