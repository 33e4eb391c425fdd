'use server'

import * as z from 'zod'
import { formAction } from '@/lib/actions/form-action'
import { assureAudit } from '@/lib/audit/assure-audit'

export const verifyAuditAction = formAction(z.object({}), async (ctx) => {
  const { rows } = await assureAudit(ctx)
  return { toast: 'audit.toasts.whole', params: { rows } }
})
