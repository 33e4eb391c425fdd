'use client'

import { useMemo } from 'react'
import { Form } from '@/components/ui/form'
import { SubmitButton } from '@/components/ui/submit-button'
import { enterBy, type SignInErrors } from './enter'

type Props = {
  personId: string
  agencyId: string | null
  label: string
  children: string
  errors: SignInErrors
}

export function EnterAs({ personId, agencyId, label, children, errors }: Props) {
  const action = useMemo(() => enterBy('demonstration', errors), [errors])
  return (
    <Form action={action} fields={{ personId, agencyId: agencyId ?? '' }} aria-label={label}>
      <SubmitButton variant="plain" size="small">
        {children}
      </SubmitButton>
    </Form>
  )
}
