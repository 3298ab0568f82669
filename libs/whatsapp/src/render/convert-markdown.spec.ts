import { convertMarkdown } from './convert-markdown';

describe('convertMarkdown', () => {
  it.each([
    ['**bold**', '*bold*'],
    ['__bold__', '*bold*'],
    ['*italic* and _italic_', '_italic_ and _italic_'],
    ['***both***', '*_both_*'],
    ['**bold with *italic* in it**', '*bold with _italic_ in it*'],
    ['~~gone~~', '~gone~'],
    ['# Heading', '*Heading*'],
    ['### **Heading** 3 ###', '*Heading 3*'],
    ['#hashtag', '#hashtag'],
    ['* one\n+ two\n  - nested\n1. first', '- one\n- two\n  - nested\n1. first'],
    ['- **Price**: AED 1M', '- *Price*: AED 1M'],
    ['`a ** b`', '`a ** b`'],
    ['```ts\nlet **x** = 1\n```', '```\nlet **x** = 1\n```'],
    ['```\nnever closed', '```\nnever closed\n```'],
    ['[Brochure](https://x.ae/a_b_c.pdf)', 'Brochure: https://x.ae/a_b_c.pdf'],
    ['[x.ae](https://x.ae/)', 'https://x.ae/'],
    ['![Pool](https://x.ae/p_1_.jpg "title")', 'Pool: https://x.ae/p_1_.jpg'],
    ['[call](tel:+97150) or [see](#below)', 'call: +97150 or see'],
    ['see <https://x.ae/a*b*c>', 'see https://x.ae/a*b*c'],
    ['**https://x.ae/a_b_**', '*https://x.ae/a_b_*'],
    ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
    ['left ** over', 'left  over'],
    ['**a****b**', '*ab*'],
    ['\\*\\*not bold\\*\\*', '*not bold*'],
    ['\\# no heading \\_x\\_', '# no heading _x_'],
    ['one<br>two', 'one\ntwo'],
    ['above\n\n---\n\nbelow', 'above\n\nbelow'],
    ['> quoted **x**', '> quoted *x*'],
    ['مرحبا **دبي**', 'مرحبا *دبي*'],
  ])('writes %j as %j', (markdown, expected) => {
    expect(convertMarkdown(markdown)).toBe(expected);
  });

  it('writes a table as bullets', () => {
    const table =
      '| Area | Price | Beds |\n|---|:---:|---:|\n| Marina | AED 1M | 2 |\n| **JBR** | | 3 |\nafter';
    expect(convertMarkdown(table)).toBe('- *Marina* · Price: AED 1M · Beds: 2\n- *JBR* · Beds: 3\nafter');
  });

  it('writes a table of two columns as pairs', () => {
    expect(convertMarkdown('Fact | Value\n--- | ---\nSize | 900 sq ft')).toBe('- *Size*: 900 sq ft');
  });

  it('leaves a line with a bar that is no table alone', () => {
    expect(convertMarkdown('a | b\nc | d')).toBe('a | b\nc | d');
  });
});
