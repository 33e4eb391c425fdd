'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { DecisionId, JudgeDecision, RepealDecision, SaveDecision } from '@/lib/governance/input'
import { judgeDecision } from '@/lib/governance/judge-decision'
import { repealDecision } from '@/lib/governance/repeal-decision'
import { saveDecision } from '@/lib/governance/save-decision'
import { submitDecision } from '@/lib/governance/submit-decision'
import { routes } from '@/lib/routes'

const changed = () => revalidatePath(routes.admin.decisions.list, 'layout')

export const saveDecisionAction = formAction(SaveDecision, async (ctx, input) => {
  await saveDecision(ctx, input)
  changed()
  return { toast: 'governance.toasts.saved' }
})

export const submitDecisionAction = formAction(DecisionId, async (ctx, input) => {
  await submitDecision(ctx, input)
  changed()
  return { toast: 'governance.toasts.submitted' }
})

export const judgeDecisionAction = formAction(JudgeDecision, async (ctx, input) => {
  await judgeDecision(ctx, input)
  changed()
  return { toast: `governance.toasts.${input.verdict}` }
})

export const repealDecisionAction = formAction(RepealDecision, async (ctx, input) => {
  await repealDecision(ctx, input)
  changed()
  return { toast: 'governance.toasts.repealed' }
})
