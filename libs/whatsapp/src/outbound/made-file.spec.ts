import { renderReply } from '../render/render-reply';
import { findPayloadProblems } from '../schema/outbound-payload.schema';
import { findRecipe, withMediaId } from './made-file';

const [document] = renderReply({
  parts: [{ kind: 'document', file: { made: 'brochure:p1:en' }, filename: 'Marina.pdf', caption: 'Here' }],
});

describe('a file that is made when it is sent', () => {
  it('is named by its recipe, which WhatsApp itself would refuse', () => {
    expect(document?.payload).toEqual({
      type: 'document',
      document: { made: 'brochure:p1:en', filename: 'Marina.pdf', caption: 'Here' },
    });
    expect(findRecipe(document?.payload ?? { type: '' })).toBe('brochure:p1:en');
    expect(findPayloadProblems(document?.payload)).not.toEqual([]);
  });

  it('reads in the history as a document', () => {
    expect(document?.historyText).toBe('[document: Marina.pdf] Here');
  });

  it('is sent by the id of its upload', () => {
    const uploaded = withMediaId(document?.payload ?? { type: '' }, '3001');
    expect(uploaded['document']).toEqual({ id: '3001', filename: 'Marina.pdf', caption: 'Here' });
    expect(findPayloadProblems(uploaded)).toEqual([]);
    expect(findRecipe(uploaded)).toBeUndefined();
  });

  it('leaves every other message as it is', () => {
    const text = { type: 'text', text: { body: 'made' } };
    expect(findRecipe(text)).toBeUndefined();
    expect(withMediaId(text, '1')).toBe(text);
  });
});
