'use server'

import { revalidatePath } from 'next/cache'
import { formAction } from '@/lib/actions/form-action'
import { PinMachine, StartEvacuation, StopEvacuation, UnpinMachine } from '@/lib/evacuation/input'
import { pinMachine } from '@/lib/evacuation/pin-machine'
import { startEvacuation } from '@/lib/evacuation/start-evacuation'
import { stopEvacuation } from '@/lib/evacuation/stop-evacuation'
import { unpinMachine } from '@/lib/evacuation/unpin-machine'
import { routes } from '@/lib/routes'
import { failHost } from '@/lib/scheduler/fail-host'
import { FailHost } from '@/lib/scheduler/input'

const hosts = () => revalidatePath(routes.desk.capacity, 'layout')

export const startEvacuationAction = formAction(StartEvacuation, async (ctx, input) => {
  await startEvacuation(ctx, input)
  hosts()
  return { toast: 'evacuation.toasts.started' }
})

export const stopEvacuationAction = formAction(StopEvacuation, async (ctx, input) => {
  await stopEvacuation(ctx, input)
  hosts()
  return { toast: 'evacuation.toasts.stopped' }
})

export const pinMachineAction = formAction(PinMachine, async (ctx, input) => {
  await pinMachine(ctx, input)
  hosts()
  return { toast: 'evacuation.toasts.pinned' }
})

export const unpinMachineAction = formAction(UnpinMachine, async (ctx, input) => {
  await unpinMachine(ctx, input)
  hosts()
  return { toast: 'evacuation.toasts.unpinned' }
})

export const failHostAction = formAction(FailHost, async (ctx, input) => {
  await failHost(ctx, input)
  hosts()
  return { toast: 'scheduler.toasts.hostChanged' }
})
