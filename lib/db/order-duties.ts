import type { Client } from 'pg'

/** The two duty rules about an order. Every database has them; later changes of theirs are kept. Safe to run again. */
const orderDuties = [
  [
    'requester-approver',
    'requester',
    '申请人不得审批自己提出的订单。法定规则，不能停用。',
    'Nobody decides an order that they asked for. Law: it cannot be switched off.',
  ],
  [
    'subordinate-approver',
    'subordinate',
    '申请人的下属不得审批该订单：下级难以对上级说不。人手少的单位，经安全管理员权衡可以停用。',
    'A subordinate of the requester does not decide: it is hard to say no upwards. Where few people work, the security administrators may switch it off.',
  ],
] as const

export async function ensureOrderDuties(owner: Client): Promise<void> {
  for (const duty of orderDuties)
    await owner.query(
      `insert into duty_rule (code, scope, role_a, role_b, reason_zh, reason_en)
       values ($1, 'order', $2, 'approver', $3, $4) on conflict do nothing`,
      [...duty],
    )
}
