import { readPrometheusText } from './prometheus-text';

describe('readPrometheusText', () => {
  it('keeps the labels that tell series apart, and names the service', () => {
    const text = [
      '# HELP turns_total Turns by how they ended',
      '# TYPE turns_total counter',
      'turns_total{outcome="answered",otel_scope_name="turn"} 3',
      'pubsub_consumer_in_flight{messaging_system="gcp_pubsub",messaging_destination_subscription_name="a-sub",otel_scope_name="x"} 0',
      'process_memory_usage{otel_scope_name="process"} 1.5e8',
      'plain 7',
    ].join('\n');
    expect([...readPrometheusText(text, 'worker')]).toEqual([
      ['turns_total{job="worker",outcome="answered"}', 3],
      ['pubsub_consumer_in_flight{job="worker",messaging_destination_subscription_name="a-sub"}', 0],
      ['process_memory_usage{job="worker"}', 150_000_000],
      ['plain{job="worker"}', 7],
    ]);
  });

  it('leaves out what is no figure', () => {
    const text = 'target_info{service_name="worker"} 1\nage NaN\n\nnonsense\nbound{le="+Inf"} 4\n';
    expect([...readPrometheusText(text, 'worker')]).toEqual([['bound{job="worker",le="+Inf"}', 4]]);
  });
});
