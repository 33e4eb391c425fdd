import type { StateShape } from '@/components/ui/state-shapes'
import type { Member } from '@/lib/agencies/member-queries'

/** One word for both states: of the membership, and of the account. */
export function memberState(member: Pick<Member, 'state' | 'personState'>): {
  is: StateShape
  key: 'disabled' | 'invited' | 'active'
} {
  if (member.personState === 'disabled') return { is: 'suspended', key: 'disabled' }
  if (member.state === 'invited') return { is: 'waiting', key: 'invited' }
  return { is: 'running', key: 'active' }
}
