import type { Choice } from '@/lib/scheduler/writer/explain-choice'

/**
 * A choice as one text: hosts looked at, what each filter left, whether those are exact, then `id:score` of the best.
 * As JSON with names it took longer to write than the reservation itself.
 */
export const pack = ({ looked, left, atMost, best }: Choice): string =>
  [
    looked,
    left.join(),
    atMost ? 'atMost' : 'exact',
    ...best.map(({ id, score }) => `${id}:${score.toPrecision(6)}`),
  ].join(' ')

export function unpack(text: string): Choice {
  const [looked, left = '', exact, ...best] = text.split(' ')
  return {
    by: 'index',
    looked: Number(looked),
    left: left.split(',').map(Number),
    ...(exact === 'atMost' ? { atMost: true } : {}),
    best: best.map((one) => {
      const [id = '', score] = one.split(':')
      return { id, score: Number(score) }
    }),
  }
}
