import { GATE_TEXTS, type GateSetting, type Language } from '@colex/contract';
import { GATES, type Gate, type GateSettings } from '@colex/workflow';

/** Every gate of a project with what it does, in words. */
export function toGateViews(settings: GateSettings, language: Language): GateSetting[] {
  return (Object.keys(GATES) as Gate[]).map((gate) => ({
    gate,
    level: settings[gate],
    text: GATE_TEXTS[gate].asks[language],
    stages: [...GATES[gate]],
  }));
}
