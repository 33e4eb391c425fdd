import type { FormSchema } from '@/lib/catalog/form-schema'
import type { SeedPlan } from '@/scripts/seed/services'

/** A stopped machine still keeps its disks. */
const kept = ['running', 'stopped', 'suspended', 'changing']

const shape = (
  code: string,
  zh: string,
  en: string,
  vcpu: number,
  memoryGiB: number,
  perHour: string,
): SeedPlan => ({
  code,
  name: { zh: `${zh} ${vcpu} 核 ${memoryGiB} GiB`, en: `${en}, ${vcpu} vCPU ${memoryGiB} GiB` },
  spec: { vcpu, memoryMiB: memoryGiB * 1024, diskGiB: 40, architecture: 'x86_64' },
  prices: [
    { meter: 'machine.hours', kind: 'perHour', unitPrice: perHour, unit: 'hour', chargedStates: ['running'] },
    { meter: 'disk.gibHours', kind: 'perHour', unitPrice: '0.0008', unit: 'gibHour', chargedStates: kept },
  ],
})

export const machinePlans: SeedPlan[] = [
  shape('g-1c2g', '通用', 'General', 1, 2, '0.14'),
  shape('g-2c4g', '通用', 'General', 2, 4, '0.28'),
  shape('g-4c8g', '通用', 'General', 4, 8, '0.56'),
  shape('g-8c16g', '通用', 'General', 8, 16, '1.12'),
  shape('g-16c32g', '通用', 'General', 16, 32, '2.24'),
  shape('c-8c8g', '计算型', 'Compute', 8, 8, '0.96'),
  shape('m-4c16g', '内存型', 'Memory', 4, 16, '0.8'),
  shape('m-4c32g', '内存型', 'Memory', 4, 32, '1.36'),
  shape('m-8c32g', '内存型', 'Memory', 8, 32, '1.6'),
  shape('m-8c64g', '内存型', 'Memory', 8, 64, '2.72'),
]

export const machineForm: FormSchema = {
  fields: [
    {
      name: 'hostName',
      type: 'hostName',
      label: { zh: '主机名', en: 'Host name' },
      help: {
        zh: '小写字母、数字和连字符；多台时自动编号。',
        en: 'Small letters, digits and hyphens; several machines are numbered.',
      },
      required: true,
    },
    {
      name: 'image',
      type: 'image',
      label: { zh: '操作系统', en: 'Operating system' },
      required: true,
      multiple: false,
    },
    {
      name: 'dataDiskGiB',
      type: 'number',
      label: { zh: '数据盘', en: 'Data disk' },
      unit: { zh: 'GiB', en: 'GiB' },
      required: false,
      min: 0,
      max: 32_000,
      step: 10,
      initial: 0,
    },
    { name: 'subnet', type: 'subnet', label: { zh: '子网', en: 'Subnet' }, required: true, multiple: false },
    {
      name: 'sshKey',
      type: 'sshKey',
      label: { zh: '登录密钥', en: 'SSH key' },
      required: true,
      multiple: false,
    },
    {
      name: 'spread',
      type: 'bool',
      label: {
        zh: '与同系统其他虚拟机不放在同一台宿主机',
        en: 'Not on one host with other machines of this system',
      },
      required: false,
    },
    {
      name: 'together',
      type: 'text',
      format: 'code',
      multiline: false,
      minLength: 0,
      label: { zh: '同机组', en: 'Group on one host' },
      help: {
        zh: '填同一组名的虚拟机（限本业务系统）放在同一台宿主机；不填则不限。',
        en: 'Machines of this system with the same group name stand on one host; empty: anywhere.',
      },
      required: false,
      maxLength: 20,
    },
  ],
  rules: [{ when: { field: 'spread', equals: [true] }, require: [], hide: ['together'], limit: [] }],
}
