import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { FaultInjector } from '../faults/fault-injector';
import type { ResourceRegistry } from '../registry/resource-registry';
import { pageOf, type PageRequest } from '../wire/page';
import type { TopicResource, WireMessage } from '../wire/pubsub.schema';
import { projectOf } from '../wire/resource-name';
import { unaryBehind } from '../wire/unary-handler';
import { applyUpdateMask } from '../wire/update-mask';
import { measureMessages } from './message-limits';

const MUTABLE_TOPIC_FIELDS: readonly (keyof TopicResource & string)[] = [
  'labels',
  'messageStoragePolicy',
  'messageRetentionDuration',
  'schemaSettings',
  'kmsKeyName',
  'messageTransforms',
];

interface UpdateTopicRequest {
  topic: TopicResource;
  updateMask: { paths: string[] } | null;
}

/** `google.pubsub.v1.Publisher`. */
export class PublisherService {
  constructor(
    private readonly registry: ResourceRegistry,
    private readonly faults: FaultInjector,
  ) {}

  methods(): UntypedServiceImplementation {
    const { registry } = this;
    const unary = unaryBehind(() => this.faults.assertAvailable());
    return {
      CreateTopic: unary((topic: TopicResource) => registry.createTopic(topic).resource),
      UpdateTopic: unary((request: UpdateTopicRequest) => this.update(request)),
      GetTopic: unary(({ topic }: { topic: string }) => registry.getTopic(topic).resource),
      DeleteTopic: unary(({ topic }: { topic: string }) => {
        registry.deleteTopic(topic);
        return {};
      }),
      ListTopics: unary((request: PageRequest & { project: string }) => this.listTopics(request)),
      ListTopicSubscriptions: unary((request: PageRequest & { topic: string }) => {
        const names = [...registry.getTopic(request.topic).subscriptions].map(({ name }) => name);
        const { items: subscriptions, nextPageToken } = pageOf(names, request);
        return { subscriptions, nextPageToken };
      }),
      ListTopicSnapshots: unary((request: PageRequest & { topic: string }) => this.listSnapshots(request)),
      Publish: unary((request: { topic: string; messages: WireMessage[] }) => this.publish(request)),
      DetachSubscription: unary(({ subscription }: { subscription: string }) => {
        registry.detachSubscription(subscription);
        return {};
      }),
    };
  }

  private publish({ topic: name, messages }: { topic: string; messages: WireMessage[] }) {
    this.faults.assertCanPublish();
    const topic = this.registry.getTopic(name);
    const sizes = measureMessages(messages);
    const messageIds = messages.map((message, index) => topic.publish(message, sizes[index] ?? 0));
    this.faults.maybeLosePublishResponse();
    return { messageIds };
  }

  private update({ topic: changes, updateMask }: UpdateTopicRequest): TopicResource {
    const topic = this.registry.getTopic(changes.name);
    const paths = updateMask?.paths ?? [];
    topic.resource = applyUpdateMask(topic.resource, changes, paths, MUTABLE_TOPIC_FIELDS);
    return topic.resource;
  }

  private listTopics(request: PageRequest & { project: string }) {
    const ofProject = [...this.registry.topics.values()]
      .map(({ resource }) => resource)
      .filter(({ name }) => `projects/${projectOf(name)}` === request.project);
    const { items: topics, nextPageToken } = pageOf(ofProject, request);
    return { topics, nextPageToken };
  }

  private listSnapshots(request: PageRequest & { topic: string }) {
    const { name: topic } = this.registry.getTopic(request.topic);
    const names = [...this.registry.snapshots.values()]
      .filter(({ resource }) => resource.topic === topic)
      .map(({ resource }) => resource.name);
    const { items: snapshots, nextPageToken } = pageOf(names, request);
    return { snapshots, nextPageToken };
  }
}
