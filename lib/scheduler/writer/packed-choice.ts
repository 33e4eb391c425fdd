import type { Choice } from '@/lib/scheduler/writer/explain-choice'

/** A choice as it is read: in one text, since numbers by name took longer to write than the reservation itself. */
export type PackedChoice = { packed: string }

/** Hosts looked at, what each filter left, whether those are exact, then `id:score` of the best. */
export const pack = ({ looked, left, atMost, best }: Choice): string =>
  [
    looked,
    left.join(),
    atMost ? 'atMost' : 'exact',
    ...best.map(({ id, score }) => `${id}:${score.toPrecision(6)}`),
  ].join(' ')

export function unpack(packed: string): Choice {
  const [looked, left = '', exact, ...best] = packed.split(' ')
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
