'use client'

import { Form } from '@/components/ui/form'
import { Note } from '@/components/ui/note'
import { type Option, Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { acceptTransferAction } from '../../actions'

type Props = {
  transferId: string
  systems: Option[]
  budgets: Option[]
  words: { system: string; budget: string; note: string; takes: string; accept: string }
}

/** Where the machine is to stand and what pays for it. */
export function AcceptForm({ transferId, systems, budgets, words }: Props) {
  return (
    <Form action={acceptTransferAction} fields={{ transferId }} className="stack-4">
      <Note title={words.takes}>{words.note}</Note>
      <Select name="businessSystemId" label={words.system} options={systems} empty="—" required />
      <Select name="budgetId" label={words.budget} options={budgets} empty="—" required />
      <SubmitButton>{words.accept}</SubmitButton>
    </Form>
  )
}
