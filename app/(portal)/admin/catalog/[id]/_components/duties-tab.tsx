import { ClientMessages } from '@/components/shell/client-messages'
import { DutiesEditor } from '../_form/duties-editor'
import type { TabProps } from './tab-props'

export function DutiesTab({ managed: { service, version } }: TabProps) {
  return (
    <ClientMessages of={['catalog']}>
      <DutiesEditor serviceId={service.id} duties={version.responsibilities} levels={version.serviceLevels} />
    </ClientMessages>
  )
}
