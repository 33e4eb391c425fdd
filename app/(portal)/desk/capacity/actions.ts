'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { routes } from '@/lib/routes'
import { addHosts } from '@/lib/scheduler/add-hosts'
import { addPool } from '@/lib/scheduler/add-pool'
import { setHeadroom } from '@/lib/scheduler/headroom/set-headroom'
import { AddHosts, AddPool, SetHeadroom, SetHostState, WakeHost } from '@/lib/scheduler/input'
import { setHostState } from '@/lib/scheduler/set-host-state'
import { wakeHost } from '@/lib/scheduler/wake-host'

export const addPoolAction = formAction(AddPool, async (ctx, input) => {
  await addPool(ctx, input)
  revalidatePath(routes.desk.capacity)
  return { toast: 'scheduler.toasts.poolAdded' }
})

export const addHostsAction = formAction(AddHosts, async (ctx, input) => {
  const n = await addHosts(ctx, input)
  revalidatePath(routes.desk.capacity)
  return { toast: 'scheduler.toasts.hostsAdded', params: { n } }
})

export const setHostStateAction = formAction(SetHostState, async (ctx, input) => {
  await setHostState(ctx, input)
  revalidatePath(routes.desk.capacity)
  return { toast: 'scheduler.toasts.hostChanged' }
})

export const setHeadroomAction = formAction(SetHeadroom, async (ctx, input) => {
  await setHeadroom(ctx, input)
  revalidatePath(routes.desk.capacity)
  return { toast: 'scheduler.toasts.headroomSet' }
})

export const wakeHostAction = formAction(WakeHost, async (ctx, input) => {
  await wakeHost(ctx, input)
  revalidatePath(routes.desk.capacity, 'layout')
  return { toast: 'scheduler.toasts.hostWaking' }
})
