// Facts of the published OpenAPI schema of Kubernetes 1.21, which kustomize merges by.

#include "linter/kustomize/merge_keys.h"

namespace linter::kustomize {

// A type in a line: its number, then its fields. `name>7` is of type 7; `name=key` is a list whose
// items are known by that key, or by their own text where no key follows.
const std::string_view MergeTypes = R"(
1 namespaceSelector>59 objectSelector>59
2 metadata>61 webhooks>1=name
3 metadata>61
4 metadata>61 spec>5 status>6
5 selector>59 template>40
6 conditions=type
7 metadata>61 spec>8 status>6
8 selector>59 template>40 volumeClaimTemplates>32
9 metricSelector>59
10 metadata>61 spec>11 status>12
11 metrics>13
12 currentMetrics>13
13 external>9 object>14 pods>14
14 selector>59
15 metric>14
16 metadata>61 spec>17 status>18
17 metrics>19
18 currentMetrics>19
19 external>15 object>15 pods>15
20 metadata>61 spec>21
21 jobTemplate>22
22 metadata>61 spec>5
23 podAffinity>35 podAntiAffinity>35
24 conditions=type metadata>61
25 env=name ports=containerPort,protocol volumeDevices=devicePath volumeMounts=mountPath
26 env=name volumeDevices=devicePath volumeMounts=mountPath
27 volumeClaimTemplate>33
28 metadata>61 status>6
29 metadata>61 spec>30 status>31
30 podCIDRs=
31 addresses=type conditions=type
32 metadata>61 spec>14 status>6
33 metadata>61 spec>14
34 metadata>61 spec>37 status>38
35 preferredDuringSchedulingIgnoredDuringExecution>48 requiredDuringSchedulingIgnoredDuringExecution>36
36 labelSelector>59 namespaceSelector>59
37 affinity>23 containers>25=name ephemeralContainers>26=name hostAliases=ip imagePullSecrets=name initContainers>25=name topologySpreadConstraints>46=topologyKey,whenUnsatisfiable volumes>47=name
38 conditions=type podIPs=ip
39 metadata>61 template>40
40 metadata>61 spec>37
41 metadata>61 spec>42 status>6
42 template>40
43 metadata>61 spec>45 status>6
44 metadata>61 secrets=name
45 ports=port,protocol
46 labelSelector>59
47 ephemeral>27
48 podAffinityTerm>36
49 metadata>61 spec>53
50 to>52
51 from>52
52 namespaceSelector>59 podSelector>59
53 egress>50 ingress>51 podSelector>59
54 clusterRoleSelectors>59
55 aggregationRule>54 metadata>61
56 metadata>61 spec>57
57 drivers=name
58 metadata>61 nodeTopology>59
59 matchExpressions>60
60 key=key
61 finalizers= ownerReferences=uid
)";

// The number of a type, then the kinds of it.
const std::string_view MergeKinds = R"(
2 admissionregistration.k8s.io/v1/MutatingWebhookConfiguration
2 admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration
2 admissionregistration.k8s.io/v1beta1/MutatingWebhookConfiguration
2 admissionregistration.k8s.io/v1beta1/ValidatingWebhookConfiguration
3 apiextensions.k8s.io/v1/CustomResourceDefinition
3 apiextensions.k8s.io/v1beta1/CustomResourceDefinition apps/v1/ControllerRevision
3 authentication.k8s.io/v1/TokenRequest authentication.k8s.io/v1/TokenReview
3 authentication.k8s.io/v1beta1/TokenReview authorization.k8s.io/v1/LocalSubjectAccessReview
3 authorization.k8s.io/v1/SelfSubjectAccessReview authorization.k8s.io/v1/SelfSubjectRulesReview
3 authorization.k8s.io/v1/SubjectAccessReview
3 authorization.k8s.io/v1beta1/LocalSubjectAccessReview
3 authorization.k8s.io/v1beta1/SelfSubjectAccessReview
3 authorization.k8s.io/v1beta1/SelfSubjectRulesReview
3 authorization.k8s.io/v1beta1/SubjectAccessReview autoscaling/v1/HorizontalPodAutoscaler
3 autoscaling/v1/Scale certificates.k8s.io/v1/CertificateSigningRequest
3 certificates.k8s.io/v1beta1/CertificateSigningRequest coordination.k8s.io/v1/Lease
3 coordination.k8s.io/v1beta1/Lease discovery.k8s.io/v1/EndpointSlice
3 discovery.k8s.io/v1beta1/EndpointSlice events.k8s.io/v1/Event events.k8s.io/v1beta1/Event
3 extensions/v1beta1/Ingress flowcontrol.apiserver.k8s.io/v1beta1/FlowSchema
3 flowcontrol.apiserver.k8s.io/v1beta1/PriorityLevelConfiguration networking.k8s.io/v1/Ingress
3 networking.k8s.io/v1/IngressClass networking.k8s.io/v1beta1/Ingress
3 networking.k8s.io/v1beta1/IngressClass node.k8s.io/v1/RuntimeClass
3 node.k8s.io/v1beta1/RuntimeClass policy/v1beta1/Eviction policy/v1beta1/PodSecurityPolicy
3 rbac.authorization.k8s.io/v1/ClusterRoleBinding rbac.authorization.k8s.io/v1/Role
3 rbac.authorization.k8s.io/v1/RoleBinding rbac.authorization.k8s.io/v1beta1/ClusterRoleBinding
3 rbac.authorization.k8s.io/v1beta1/Role rbac.authorization.k8s.io/v1beta1/RoleBinding
3 scheduling.k8s.io/v1/PriorityClass scheduling.k8s.io/v1beta1/PriorityClass
3 storage.k8s.io/v1/CSIDriver storage.k8s.io/v1/StorageClass storage.k8s.io/v1/VolumeAttachment
3 storage.k8s.io/v1beta1/CSIDriver storage.k8s.io/v1beta1/StorageClass
3 storage.k8s.io/v1beta1/VolumeAttachment v1/Binding v1/ConfigMap v1/Endpoints v1/Event
3 v1/LimitRange v1/PersistentVolume v1/ResourceQuota v1/Secret
4 apps/v1/DaemonSet apps/v1/Deployment apps/v1/ReplicaSet batch/v1/Job
7 apps/v1/StatefulSet
10 autoscaling/v2beta1/HorizontalPodAutoscaler
16 autoscaling/v2beta2/HorizontalPodAutoscaler
20 batch/v1/CronJob batch/v1beta1/CronJob
24 v1/ComponentStatus
28 apiregistration.k8s.io/v1/APIService apiregistration.k8s.io/v1beta1/APIService v1/Namespace
29 v1/Node
32 policy/v1/PodDisruptionBudget policy/v1beta1/PodDisruptionBudget v1/PersistentVolumeClaim
34 v1/Pod
39 v1/PodTemplate
41 v1/ReplicationController
43 v1/Service
44 v1/ServiceAccount
49 networking.k8s.io/v1/NetworkPolicy
55 rbac.authorization.k8s.io/v1/ClusterRole rbac.authorization.k8s.io/v1beta1/ClusterRole
56 storage.k8s.io/v1/CSINode storage.k8s.io/v1beta1/CSINode
58 storage.k8s.io/v1beta1/CSIStorageCapacity
)";

}  // namespace linter::kustomize
