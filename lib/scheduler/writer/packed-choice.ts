import type { Choice } from '@/lib/scheduler/writer/explain-choice'

/** A choice as it is kept: one text, since numbers by name took longer to write than the reservation itself. */
export type PackedChoice = { by: 'index'; packed: string }

/** Hosts looked at, what each filter left, whether those are exact, then `id:score` of the best. */
export const pack = ({ by, looked, left, atMost, best }: Choice): PackedChoice => ({
  by,
  packed: [
    looked,
    left.join(),
    atMost ? 'atMost' : 'exact',
    ...best.map(({ id, score }) => `${id}:${score.toPrecision(6)}`),
  ].join(' '),
})

export function unpack({ by, packed }: PackedChoice): Choice {
  const [looked, left = '', exact, ...best] = packed.split(' ')
  return {
    by,
    looked: Number(looked),
    left: left.split(',').map(Number),
    ...(exact === 'atMost' ? { atMost: true } : {}),
    best: best.map((one) => {
      const [id = '', score] = one.split(':')
      return { id, score: Number(score) }
    }),
  }
}
