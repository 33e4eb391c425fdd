'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { acknowledgeNotice } from '@/lib/notify/acknowledge-notice'
import { NoticeId } from '@/lib/notify/input'
import { routes } from '@/lib/routes'

export const acknowledgeNoticeAction = formAction(NoticeId, async (ctx, input) => {
  await acknowledgeNotice(ctx, input)
  revalidatePath(routes.home, 'layout')
  return { toast: 'notify.toasts.acknowledged' }
})
