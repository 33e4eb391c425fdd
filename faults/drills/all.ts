import type { Drill } from '@/faults/drill'
import { billedAgain } from '@/faults/drills/billed-again'
import { deliveredTwice } from '@/faults/drills/delivered-twice'
import { frozenWriter } from '@/faults/drills/frozen-writer'
import { givenUp } from '@/faults/drills/given-up'
import { lostAnswers } from '@/faults/drills/lost-answers'
import { refusedForGood } from '@/faults/drills/refused-for-good'

/** In the order in which they can share one database: the month is metered last. */
export const drills: readonly Drill[] = [
  lostAnswers,
  refusedForGood,
  frozenWriter,
  givenUp,
  deliveredTwice,
  billedAgain,
]
