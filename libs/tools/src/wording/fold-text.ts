const ARABIC_INDIC = 0x0660;
const EASTERN_ARABIC_INDIC = 0x06f0;
const DEVANAGARI = 0x0966;

/** Lower-cases, writes digits of any script as ASCII and unifies dashes and spaces, so that one grammar reads all. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) - ARABIC_INDIC))
    .replace(/[۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) - EASTERN_ARABIC_INDIC))
    .replace(/[०-९]/g, (digit) => String((digit.codePointAt(0) ?? 0) - DEVANAGARI))
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/[‐‑‒–—−~]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
