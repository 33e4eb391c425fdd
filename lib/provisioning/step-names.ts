/** Every step of every run; their words stand under `steps` in the messages. */
export const stepNames = [
  'port',
  'machine',
  'disks',
  'verify',
  'start',
  'stop',
  'reboot',
  'rename',
  'resize',
  'remove',
  'removePort',
  'move',
  'rebuild',
  'handOver',
  'manualFulfilment',
] as const
export type StepName = (typeof stepNames)[number]
