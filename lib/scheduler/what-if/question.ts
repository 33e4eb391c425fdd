import type { PolicyName } from '@/lib/scheduler/policies/policies'
import type { Band } from '@/lib/scheduler/what-if/forecast'

/** What is supposed about a pool: nothing at all is the plain forecast. */
export type ForecastQuestion = {
  days: number
  /** More machines a year, in percent; may be negative. */
  growthPercent: number
  policy: PolicyName
  moreHosts?: { count: number; vcpu: number; memoryGiB: number }
  /** An agency's plan: so many machines of one plan, one a day from then on. */
  newcomer?: { planId: string; machines: number; fromDay: number }
}

export type ForecastAnswer = {
  hosts: number
  vcpu: number
  vcpuInUse: number
  /** Machines that came in the days looked back upon. */
  seen: { machines: number; days: number }
  coresInUse: Band<number>[]
  plans: {
    planId: string
    name: { zh: string; en: string }
    stopsFitting: Band<number | null>
    /** Of a plan that did not fit when it was drawn; missing: it did. */
    startsFitting?: Band<number | null>
  }[]
  refused: number
  /** Known beforehand and counted on: machines that leave, hosts that come; missing in forecasts before it was. */
  known?: { leaving: number; hosts: number }
}
