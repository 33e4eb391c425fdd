import type { Option } from '@/components/ui/select'
import type { FormChoices } from '@/lib/orders/form-choices'

/** What a form may refer to; subnets only of the business system's own zone. */
export function referenceOptions(
  kind: 'image' | 'sshKey' | 'subnet',
  { images, sshKeys, subnets }: FormChoices,
  zone: string | undefined,
  language: 'zh' | 'en',
  free: (count: number) => string,
): Option[] {
  if (kind === 'image') return images.map(({ id, name }) => ({ value: id, label: name[language] }))
  if (kind === 'sshKey') return sshKeys.map(({ id, name }) => ({ value: id, label: name }))
  return subnets
    .filter((subnet) => !zone || subnet.zone === zone)
    .map(({ id, name, cidr, free: left }) => ({
      value: id,
      label: `${name} ${cidr} (${free(left)})`,
      disabled: left === 0,
    }))
}
