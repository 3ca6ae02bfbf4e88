import { useText } from '../../i18n/use-text';

const ESCALATION = /^escalation-(\d+)$/;

/** "opened", "warning-1", "limit", "escalation-1": the rung of the ladder, in words. */
export function useStepName(): (step: string) => string {
  const text = useText();
  return (step) => {
    const level = ESCALATION.exec(step)?.[1];
    if (level !== undefined) return text('alert.step.escalation', { level });
    if (step.startsWith('warning')) return text('alert.step.warning');
    if (step === 'difference') return text('alert.step.difference');
    if (step === 'opened') return text('alert.step.opened');
    return step === 'limit' ? text('alert.step.limit') : step;
  };
}
