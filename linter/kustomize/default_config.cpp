// kustomize's own transformer configurations, which are part of what it documents, in shorthand: a
// path, then the kinds of objects that have it, each as `group,version,Kind` or `Kind`; `+` before
// a path whose field is made where it is absent; `@` before the kind whose names stand there.

#include <utility>

#include "linter/kustomize/field_spec.h"

namespace linter::kustomize {

static constexpr std::string_view Shorthand = R"(
= namespace
+metadata/name Namespace
+spec/service/namespace apiregistration.k8s.io,,APIService
spec/conversion/webhook/clientConfig/service/namespace apiextensions.k8s.io,,CustomResourceDefinition
= namePrefix
metadata/name
= nameSuffix
metadata/name
= commonLabels
+spec/selector ,v1,Service ,v1,ReplicationController
+spec/selector/matchLabels Deployment ReplicaSet DaemonSet apps,,StatefulSet
spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels apps,,Deployment
spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels apps,,StatefulSet
spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels apps,,Deployment
spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels apps,,StatefulSet
spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels apps,,Deployment
spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels apps,,StatefulSet
spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels apps,,Deployment
spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels apps,,StatefulSet
spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels apps,,Deployment
spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels apps,,StatefulSet
spec/selector/matchLabels batch,,Job policy,,PodDisruptionBudget
spec/jobTemplate/spec/selector/matchLabels batch,,CronJob
spec/podSelector/matchLabels networking.k8s.io,,NetworkPolicy
spec/ingress/from/podSelector/matchLabels networking.k8s.io,,NetworkPolicy
spec/egress/to/podSelector/matchLabels networking.k8s.io,,NetworkPolicy
+metadata/labels
+spec/template/metadata/labels ,v1,ReplicationController Deployment ReplicaSet DaemonSet
+spec/template/metadata/labels apps,,StatefulSet batch,,Job
+spec/jobTemplate/metadata/labels batch,,CronJob
+spec/jobTemplate/spec/template/metadata/labels batch,,CronJob
+spec/volumeClaimTemplates[]/metadata/labels apps,,StatefulSet
= templateLabels
+metadata/labels
+spec/template/metadata/labels ,v1,ReplicationController Deployment ReplicaSet DaemonSet
+spec/template/metadata/labels apps,,StatefulSet batch,,Job
+spec/jobTemplate/metadata/labels batch,,CronJob
+spec/jobTemplate/spec/template/metadata/labels batch,,CronJob
= volumeClaimTemplateLabels
+spec/volumeClaimTemplates[]/metadata/labels apps,,StatefulSet
= commonAnnotations
+metadata/annotations
+spec/template/metadata/annotations ,v1,ReplicationController Deployment ReplicaSet DaemonSet
+spec/template/metadata/annotations StatefulSet batch,,Job
+spec/jobTemplate/metadata/annotations batch,,CronJob
+spec/jobTemplate/spec/template/metadata/annotations batch,,CronJob
= images
+spec/containers[]/image
+spec/initContainers[]/image
+spec/volumes[]/image/reference
+spec/template/spec/containers[]/image
+spec/template/spec/initContainers[]/image
+spec/template/spec/volumes[]/image/reference
= replicas
+spec/replicas Deployment ReplicationController ReplicaSet StatefulSet
= varReference
spec/jobTemplate/spec/template/spec/containers/args CronJob
spec/jobTemplate/spec/template/spec/containers/command CronJob
spec/jobTemplate/spec/template/spec/containers/env/value CronJob
spec/jobTemplate/spec/template/spec/containers/volumeMounts/mountPath CronJob
spec/jobTemplate/spec/template/spec/initContainers/args CronJob
spec/jobTemplate/spec/template/spec/initContainers/command CronJob
spec/jobTemplate/spec/template/spec/initContainers/env/value CronJob
spec/jobTemplate/spec/template/spec/initContainers/volumeMounts/mountPath CronJob
spec/jobTemplate/spec/template/volumes/nfs/server CronJob
spec/template/spec/containers/args DaemonSet Deployment Job ReplicaSet StatefulSet
spec/template/spec/containers/command DaemonSet Deployment Job ReplicaSet StatefulSet
spec/template/spec/containers/env/value DaemonSet Deployment Job ReplicaSet StatefulSet
spec/template/spec/containers/volumeMounts/mountPath DaemonSet Deployment Job ReplicaSet
spec/template/spec/containers/volumeMounts/mountPath StatefulSet
spec/template/spec/initContainers/args DaemonSet Deployment Job ReplicaSet StatefulSet
spec/template/spec/initContainers/command DaemonSet Deployment Job ReplicaSet StatefulSet
spec/template/spec/initContainers/env/value DaemonSet Deployment Job ReplicaSet StatefulSet
spec/template/spec/initContainers/volumeMounts/mountPath DaemonSet Deployment Job ReplicaSet
spec/template/spec/initContainers/volumeMounts/mountPath StatefulSet
spec/template/spec/volumes/nfs/server DaemonSet Deployment Job ReplicaSet
spec/template/metadata/annotations Deployment
spec/rules/host Ingress
spec/tls/hosts Ingress
spec/tls/secretName Ingress
spec/containers/args Pod
spec/containers/command Pod
spec/containers/env/value Pod
spec/containers/volumeMounts/mountPath Pod
spec/initContainers/args Pod
spec/initContainers/command Pod
spec/initContainers/env/value Pod
spec/initContainers/volumeMounts/mountPath Pod
spec/volumes/nfs/server Pod
spec/ports/port Service
spec/ports/targetPort Service
spec/volumeClaimTemplates/spec/nfs/server StatefulSet
spec/nfs/server PersistentVolume
metadata/labels
metadata/annotations
@ ,,Deployment
spec/scaleTargetRef/name HorizontalPodAutoscaler
@ ,,ReplicationController
spec/scaleTargetRef/name HorizontalPodAutoscaler
@ ,,ReplicaSet
spec/scaleTargetRef/name HorizontalPodAutoscaler
@ ,,StatefulSet
spec/scaleTargetRef/name HorizontalPodAutoscaler
@ ,v1,ConfigMap
spec/volumes/configMap/name ,v1,Pod
spec/containers/env/valueFrom/configMapKeyRef/name ,v1,Pod
spec/initContainers/env/valueFrom/configMapKeyRef/name ,v1,Pod
spec/containers/envFrom/configMapRef/name ,v1,Pod
spec/initContainers/envFrom/configMapRef/name ,v1,Pod
spec/volumes/projected/sources/configMap/name ,v1,Pod
template/spec/volumes/configMap/name PodTemplate
template/spec/containers/env/valueFrom/configMapKeyRef/name PodTemplate
template/spec/initContainers/env/valueFrom/configMapKeyRef/name PodTemplate
template/spec/containers/envFrom/configMapRef/name PodTemplate
template/spec/initContainers/envFrom/configMapRef/name PodTemplate
template/spec/volumes/projected/sources/configMap/name PodTemplate
spec/template/spec/volumes/configMap/name Deployment ReplicaSet DaemonSet StatefulSet Job
spec/template/spec/containers/env/valueFrom/configMapKeyRef/name Deployment ReplicaSet DaemonSet
spec/template/spec/containers/env/valueFrom/configMapKeyRef/name StatefulSet Job
spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name Deployment ReplicaSet
spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name DaemonSet StatefulSet Job
spec/template/spec/containers/envFrom/configMapRef/name Deployment ReplicaSet DaemonSet
spec/template/spec/containers/envFrom/configMapRef/name StatefulSet Job
spec/template/spec/initContainers/envFrom/configMapRef/name Deployment ReplicaSet DaemonSet
spec/template/spec/initContainers/envFrom/configMapRef/name StatefulSet Job
spec/template/spec/volumes/projected/sources/configMap/name Deployment ReplicaSet DaemonSet
spec/template/spec/volumes/projected/sources/configMap/name StatefulSet Job
spec/jobTemplate/spec/template/spec/volumes/configMap/name CronJob
spec/jobTemplate/spec/template/spec/volumes/projected/sources/configMap/name CronJob
spec/jobTemplate/spec/template/spec/containers/env/valueFrom/configMapKeyRef/name CronJob
spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name CronJob
spec/jobTemplate/spec/template/spec/containers/envFrom/configMapRef/name CronJob
spec/jobTemplate/spec/template/spec/initContainers/envFrom/configMapRef/name CronJob
spec/configSource/configMap Node
rules/resourceNames Role ClusterRole
metadata/annotations/nginx.ingress.kubernetes.io\/fastcgi-params-configmap Ingress
@ ,v1,Secret
spec/volumes/secret/secretName ,v1,Pod
spec/containers/env/valueFrom/secretKeyRef/name ,v1,Pod
spec/initContainers/env/valueFrom/secretKeyRef/name ,v1,Pod
spec/containers/envFrom/secretRef/name ,v1,Pod
spec/initContainers/envFrom/secretRef/name ,v1,Pod
spec/imagePullSecrets/name ,v1,Pod
spec/volumes/projected/sources/secret/name ,v1,Pod
template/spec/volumes/secret/secretName PodTemplate
template/spec/containers/env/valueFrom/secretKeyRef/name PodTemplate
template/spec/initContainers/env/valueFrom/secretKeyRef/name PodTemplate
template/spec/containers/envFrom/secretRef/name PodTemplate
template/spec/initContainers/envFrom/secretRef/name PodTemplate
template/spec/imagePullSecrets/name PodTemplate
template/spec/volumes/projected/sources/secret/name PodTemplate
spec/template/spec/volumes/secret/secretName Deployment ReplicaSet DaemonSet StatefulSet Job
spec/template/spec/containers/env/valueFrom/secretKeyRef/name Deployment ReplicaSet DaemonSet
spec/template/spec/containers/env/valueFrom/secretKeyRef/name StatefulSet Job
spec/template/spec/containers/env/valueFrom/secretKeyRef/name serving.knative.dev,v1,Service
spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name Deployment ReplicaSet DaemonSet
spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name StatefulSet Job
spec/template/spec/containers/envFrom/secretRef/name Deployment ReplicaSet DaemonSet StatefulSet
spec/template/spec/containers/envFrom/secretRef/name Job
spec/template/spec/initContainers/envFrom/secretRef/name Deployment ReplicaSet DaemonSet
spec/template/spec/initContainers/envFrom/secretRef/name StatefulSet Job
spec/template/spec/imagePullSecrets/name Deployment ReplicaSet DaemonSet StatefulSet Job
spec/template/spec/volumes/projected/sources/secret/name Deployment ReplicaSet DaemonSet
spec/template/spec/volumes/projected/sources/secret/name StatefulSet Job
spec/jobTemplate/spec/template/spec/volumes/secret/secretName CronJob
spec/jobTemplate/spec/template/spec/volumes/projected/sources/secret/name CronJob
spec/jobTemplate/spec/template/spec/containers/env/valueFrom/secretKeyRef/name CronJob
spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name CronJob
spec/jobTemplate/spec/template/spec/containers/envFrom/secretRef/name CronJob
spec/jobTemplate/spec/template/spec/initContainers/envFrom/secretRef/name CronJob
spec/jobTemplate/spec/template/spec/imagePullSecrets/name CronJob
spec/tls/secretName Ingress Ingress
metadata/annotations/ingress.kubernetes.io\/auth-secret Ingress
metadata/annotations/nginx.ingress.kubernetes.io\/auth-secret Ingress
metadata/annotations/nginx.ingress.kubernetes.io\/auth-tls-secret Ingress
imagePullSecrets/name ServiceAccount
parameters/secretName StorageClass
parameters/adminSecretName StorageClass
parameters/userSecretName StorageClass
parameters/secretRef StorageClass
rules/resourceNames Role ClusterRole
spec/azureFile/secretName PersistentVolume
@ ,v1,Service
spec/serviceName apps,,StatefulSet
spec/rules/http/paths/backend/serviceName Ingress
spec/backend/serviceName Ingress
spec/rules/http/paths/backend/service/name Ingress
spec/defaultBackend/service/name Ingress
spec/service/name apiregistration.k8s.io,,APIService
webhooks/clientConfig/service admissionregistration.k8s.io,,ValidatingWebhookConfiguration
webhooks/clientConfig/service admissionregistration.k8s.io,,MutatingWebhookConfiguration
@ rbac.authorization.k8s.io,,Role
roleRef/name rbac.authorization.k8s.io,,RoleBinding
@ rbac.authorization.k8s.io,,ClusterRole
roleRef/name rbac.authorization.k8s.io,,RoleBinding rbac.authorization.k8s.io,,ClusterRoleBinding
@ ,v1,ServiceAccount
subjects rbac.authorization.k8s.io,,RoleBinding rbac.authorization.k8s.io,,ClusterRoleBinding
spec/serviceAccountName Pod
spec/template/spec/serviceAccountName StatefulSet Deployment ReplicationController Job DaemonSet
spec/jobTemplate/spec/template/spec/serviceAccountName CronJob
@ ,v1,PersistentVolumeClaim
spec/volumes/persistentVolumeClaim/claimName Pod
spec/template/spec/volumes/persistentVolumeClaim/claimName StatefulSet Deployment
spec/template/spec/volumes/persistentVolumeClaim/claimName ReplicationController Job DaemonSet
spec/jobTemplate/spec/template/spec/volumes/persistentVolumeClaim/claimName CronJob
@ ,v1,PersistentVolume
spec/volumeName PersistentVolumeClaim
rules/resourceNames ClusterRole
@ storage.k8s.io,v1,StorageClass
spec/storageClassName PersistentVolume PersistentVolumeClaim
spec/volumeClaimTemplates/spec/storageClassName StatefulSet
@ scheduling.k8s.io,v1,PriorityClass
spec/priorityClassName Pod
spec/template/spec/priorityClassName StatefulSet Deployment ReplicationController Job DaemonSet
spec/jobTemplate/spec/template/spec/priorityClassName CronJob
@ networking.k8s.io/v1,v1,IngressClass
spec/ingressClassName Ingress
@ admissionregistration.k8s.io,,ValidatingAdmissionPolicy
spec/policyName admissionregistration.k8s.io,,ValidatingAdmissionPolicyBinding
)";

static std::string_view TakeWord(std::string_view& line, char end) {
  const auto at = line.find(end);
  const auto word = line.substr(0, at);
  line.remove_prefix(at == std::string_view::npos ? line.size() : at + 1);
  return word;
}

// `group,version,Kind` or `Kind`.
static void ReadKind(std::string_view text, FieldSpec& spec) {
  if (text.find(',') != std::string_view::npos) {
    spec.group = TakeWord(text, ',');
    spec.version = TakeWord(text, ',');
  }
  spec.kind = text;
}

static FieldSpecs* ListOf(std::string_view name, TransformerConfig& config) {
  const std::pair<std::string_view, FieldSpecs*> lists[] = {
      {"namespace", &config.name_space},
      {"namePrefix", &config.name_prefix},
      {"nameSuffix", &config.name_suffix},
      {"commonLabels", &config.common_labels},
      {"templateLabels", &config.template_labels},
      {"volumeClaimTemplateLabels", &config.volume_claim_labels},
      {"commonAnnotations", &config.common_annotations},
      {"images", &config.images},
      {"replicas", &config.replicas},
      {"varReference", &config.var_references},
  };
  for (const auto& [known, list] : lists) {
    if (known == name) {
      return list;
    }
  }
  return nullptr;
}

static void ReadFields(std::string_view line, FieldSpecs& into) {
  FieldSpec spec;
  auto path = TakeWord(line, ' ');
  if (path.starts_with('+')) {
    spec.create = Create::Yes;
    path.remove_prefix(1);
  }
  spec.path = path;
  do {
    ReadKind(TakeWord(line, ' '), spec);
    into.push_back(spec);
  } while (!line.empty());
}

static std::shared_ptr<const TransformerConfig> Read() {
  auto config = std::make_shared<TransformerConfig>();
  FieldSpecs* list = nullptr;
  for (std::string_view rest = Shorthand.substr(1); !rest.empty();) {
    auto line = TakeWord(rest, '\n');
    if (line.starts_with("= ")) {
      list = ListOf(line.substr(2), *config);
    } else if (line.starts_with("@ ")) {
      FieldSpec kind;
      ReadKind(line.substr(2), kind);
      config->name_references.push_back({kind.group, kind.version, kind.kind, {}});
      list = &config->name_references.back().fields;
    } else if (list != nullptr) {
      ReadFields(line, *list);
    }
  }
  return config;
}

const std::shared_ptr<const TransformerConfig>& DefaultConfig() {
  static const auto config = Read();
  return config;
}

}  // namespace linter::kustomize
