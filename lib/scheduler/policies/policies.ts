import { blend } from '@/lib/scheduler/policies/blend'
import { pack } from '@/lib/scheduler/policies/pack'
import type { Policy } from '@/lib/scheduler/policies/policy'
import { spread } from '@/lib/scheduler/policies/spread'

export const policyNames = ['pack', 'spread', 'blend'] as const
export type PolicyName = (typeof policyNames)[number]
export const policies: Record<PolicyName, Policy> = { pack, spread, blend }
