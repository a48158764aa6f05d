/** One of the daily papers in Hugging Face's shape; none of this exists. */
export function daily(fields: Record<string, unknown> = {}, outer: Record<string, unknown> = {}) {
  return {
    paper: {
      id: '2610.04321',
      title: 'Counting Imaginary Sheep',
      authors: [{ _id: 'a', name: 'Ada Example', hidden: false }],
      summary: 'We count\nsheep.',
      publishedAt: '2026-10-02T00:00:00.000Z',
      submittedOnDailyAt: '2026-10-05T00:00:00.000Z',
      upvotes: 3,
      ...fields,
    },
    title: 'Counting Imaginary Sheep',
    publishedAt: '2026-10-01T20:00:00.000Z',
    numComments: 1,
    ...outer,
  };
}
