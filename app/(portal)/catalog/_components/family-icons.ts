import type { IconName } from '@/components/ui/icon-shapes'

export const familyIcons: Record<string, IconName> = {
  infrastructure: 'server',
  supportSoftware: 'stack',
  applicationFunctions: 'app',
  informationResources: 'share',
  operationsAssurance: 'clock',
  security: 'audit',
}
