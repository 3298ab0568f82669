import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { ResourceRegistry } from '../registry/resource-registry';
import { fromMilliseconds } from '../wire/duration';
import { pageOf, type PageRequest } from '../wire/page';
import { assertResourceName, projectOf } from '../wire/resource-name';
import { StatusError } from '../wire/status.error';
import type { UnaryMethod } from '../wire/unary-handler';
import { applyUpdateMask } from '../wire/update-mask';
import type { Snapshot, SnapshotResource } from './snapshot';

const WEEK_MS = 7 * 86_400_000;

interface CreateSnapshotRequest {
  name: string;
  subscription: string;
  labels: Record<string, string>;
}

/** The snapshot methods of `google.pubsub.v1.Subscriber`. */
export class SnapshotService {
  constructor(private readonly registry: ResourceRegistry) {}

  methods(unary: UnaryMethod): UntypedServiceImplementation {
    return {
      CreateSnapshot: unary((request: CreateSnapshotRequest) => this.create(request)),
      GetSnapshot: unary(({ snapshot }: { snapshot: string }) => this.get(snapshot).resource),
      ListSnapshots: unary((request: PageRequest & { project: string }) => this.list(request)),
      UpdateSnapshot: unary(
        ({
          snapshot,
          updateMask,
        }: {
          snapshot: SnapshotResource;
          updateMask: { paths: string[] } | null;
        }) => {
          const stored = this.get(snapshot.name);
          const paths = updateMask?.paths ?? [];
          stored.resource = applyUpdateMask(stored.resource, snapshot, paths, ['labels', 'expireTime']);
          return stored.resource;
        },
      ),
      DeleteSnapshot: unary(({ snapshot }: { snapshot: string }) => {
        this.registry.snapshots.delete(this.get(snapshot).resource.name);
        return {};
      }),
    };
  }

  /** @throws StatusError NOT_FOUND. */
  get(name: string): Snapshot {
    const snapshot = this.registry.snapshots.get(name);
    if (!snapshot) throw new StatusError('NOT_FOUND', `Snapshot does not exist (resource=${name})`);
    return snapshot;
  }

  private create({ name, subscription: of, labels }: CreateSnapshotRequest): SnapshotResource {
    assertResourceName('snapshots', name);
    if (this.registry.snapshots.has(name)) {
      throw new StatusError('ALREADY_EXISTS', `Snapshot already exists (resource=${name})`);
    }
    const subscription = this.registry.getSubscription(of);
    const expireTime = fromMilliseconds(Date.now() + WEEK_MS);
    const resource = { name, topic: subscription.resource.topic, expireTime, labels };
    this.registry.snapshots.set(name, {
      resource,
      unacked: subscription.unackedMessages,
      takenAtSequence: this.registry.latestSequence,
    });
    return resource;
  }

  private list(request: PageRequest & { project: string }) {
    const ofProject = [...this.registry.snapshots.values()]
      .map((snapshot) => snapshot.resource)
      .filter(({ name }) => `projects/${projectOf(name)}` === request.project);
    const { items: snapshots, nextPageToken } = pageOf(ofProject, request);
    return { snapshots, nextPageToken };
  }
}
