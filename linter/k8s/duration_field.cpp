// A table of the fields whose type is a string to their schemas, if they have any, and a duration
// to the program that reads them.

#include "linter/k8s/duration_field.h"

#include <re2/re2.h>

#include <array>

#include "linter/k8s/duration.h"
#include "linter/k8s/placeholder.h"

namespace linter::k8s {

enum class Syntax : std::uint8_t {
  // `1h30m`, `1.5s`, `-1s`, `300ms`.
  Go,
  // Whole numbers of h, m, s and ms, at most four.
  Gateway,
  // `1d12h`, from years down to milliseconds, each at most once.
  Prometheus,
};

struct DurationPath {
  std::string_view group;
  // Empty for every kind of the group.
  std::string_view kind;
  // `[]` stands for every item of a list.
  std::string_view path;
  Syntax syntax;
};

constexpr std::string_view Kubelet = "kubelet.config.k8s.io";
constexpr std::string_view Proxy = "kubeproxy.config.k8s.io";
constexpr std::string_view Gateways = "gateway.networking.k8s.io";
constexpr std::string_view Monitoring = "monitoring.coreos.com";
constexpr std::string_view Istio = "networking.istio.io";

constexpr std::array<DurationPath, 74> Paths = {{
    {Kubelet, "KubeletConfiguration", "syncFrequency", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "fileCheckFrequency", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "httpCheckFrequency", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "authentication.webhook.cacheTTL", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "authorization.webhook.cacheAuthorizedTTL", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "authorization.webhook.cacheUnauthorizedTTL", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "streamingConnectionIdleTimeout", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "nodeStatusUpdateFrequency", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "nodeStatusReportFrequency", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "imageMinimumGCAge", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "imageMaximumGCAge", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "volumeStatsAggPeriod", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "cpuManagerReconcilePeriod", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "runtimeRequestTimeout", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "cpuCFSQuotaPeriod", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "evictionPressureTransitionPeriod", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "shutdownGracePeriod", Syntax::Go},
    {Kubelet, "KubeletConfiguration", "shutdownGracePeriodCriticalPods", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "configSyncPeriod", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "conntrack.tcpCloseWaitTimeout", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "conntrack.tcpEstablishedTimeout", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "iptables.minSyncPeriod", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "iptables.syncPeriod", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "ipvs.minSyncPeriod", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "ipvs.syncPeriod", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "ipvs.tcpTimeout", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "ipvs.tcpFinTimeout", Syntax::Go},
    {Proxy, "KubeProxyConfiguration", "ipvs.udpTimeout", Syntax::Go},
    {"kubescheduler.config.k8s.io", "KubeSchedulerConfiguration", "leaderElection.leaseDuration",
     Syntax::Go},
    {"kubescheduler.config.k8s.io", "KubeSchedulerConfiguration", "leaderElection.renewDeadline",
     Syntax::Go},
    {"kubescheduler.config.k8s.io", "KubeSchedulerConfiguration", "leaderElection.retryPeriod",
     Syntax::Go},
    {Gateways, "HTTPRoute", "spec.rules[].timeouts.request", Syntax::Gateway},
    {Gateways, "HTTPRoute", "spec.rules[].timeouts.backendRequest", Syntax::Gateway},
    {Gateways, "HTTPRoute", "spec.rules[].retry.backoff", Syntax::Gateway},
    {Gateways, "", "spec.rules[].sessionPersistence.absoluteTimeout", Syntax::Gateway},
    {Gateways, "", "spec.rules[].sessionPersistence.idleTimeout", Syntax::Gateway},
    {"kustomize.toolkit.fluxcd.io", "Kustomization", "spec.interval", Syntax::Go},
    {"kustomize.toolkit.fluxcd.io", "Kustomization", "spec.retryInterval", Syntax::Go},
    {"kustomize.toolkit.fluxcd.io", "Kustomization", "spec.timeout", Syntax::Go},
    {"helm.toolkit.fluxcd.io", "HelmRelease", "spec.interval", Syntax::Go},
    {"helm.toolkit.fluxcd.io", "HelmRelease", "spec.timeout", Syntax::Go},
    {"helm.toolkit.fluxcd.io", "HelmRelease", "spec.install.timeout", Syntax::Go},
    {"helm.toolkit.fluxcd.io", "HelmRelease", "spec.upgrade.timeout", Syntax::Go},
    {"helm.toolkit.fluxcd.io", "HelmRelease", "spec.chart.spec.interval", Syntax::Go},
    {"source.toolkit.fluxcd.io", "", "spec.interval", Syntax::Go},
    {"source.toolkit.fluxcd.io", "", "spec.timeout", Syntax::Go},
    {"external-secrets.io", "ExternalSecret", "spec.refreshInterval", Syntax::Go},
    {"external-secrets.io", "PushSecret", "spec.refreshInterval", Syntax::Go},
    {"external-secrets.io", "ClusterExternalSecret", "spec.refreshTime", Syntax::Go},
    {"velero.io", "Backup", "spec.ttl", Syntax::Go},
    {"velero.io", "Schedule", "spec.template.ttl", Syntax::Go},
    {"argoproj.io", "Application", "spec.syncPolicy.retry.backoff.duration", Syntax::Go},
    {"argoproj.io", "Application", "spec.syncPolicy.retry.backoff.maxDuration", Syntax::Go},
    {"argoproj.io", "AnalysisTemplate", "spec.metrics[].interval", Syntax::Go},
    {"argoproj.io", "AnalysisTemplate", "spec.metrics[].initialDelay", Syntax::Go},
    {"argoproj.io", "ClusterAnalysisTemplate", "spec.metrics[].interval", Syntax::Go},
    {"argoproj.io", "ClusterAnalysisTemplate", "spec.metrics[].initialDelay", Syntax::Go},
    {Istio, "VirtualService", "spec.http[].timeout", Syntax::Go},
    {Istio, "VirtualService", "spec.http[].retries.perTryTimeout", Syntax::Go},
    {Istio, "DestinationRule", "spec.trafficPolicy.outlierDetection.interval", Syntax::Go},
    {Istio, "DestinationRule", "spec.trafficPolicy.outlierDetection.baseEjectionTime", Syntax::Go},
    {Istio, "DestinationRule", "spec.trafficPolicy.connectionPool.tcp.connectTimeout", Syntax::Go},
    {Istio, "DestinationRule", "spec.trafficPolicy.connectionPool.http.idleTimeout", Syntax::Go},
    {Monitoring, "ServiceMonitor", "spec.endpoints[].interval", Syntax::Prometheus},
    {Monitoring, "ServiceMonitor", "spec.endpoints[].scrapeTimeout", Syntax::Prometheus},
    {Monitoring, "PodMonitor", "spec.podMetricsEndpoints[].interval", Syntax::Prometheus},
    {Monitoring, "PodMonitor", "spec.podMetricsEndpoints[].scrapeTimeout", Syntax::Prometheus},
    {Monitoring, "Probe", "spec.interval", Syntax::Prometheus},
    {Monitoring, "Probe", "spec.scrapeTimeout", Syntax::Prometheus},
    {Monitoring, "PrometheusRule", "spec.groups[].interval", Syntax::Prometheus},
    {Monitoring, "PrometheusRule", "spec.groups[].rules[].for", Syntax::Prometheus},
    {Monitoring, "PrometheusRule", "spec.groups[].rules[].keep_firing_for", Syntax::Prometheus},
    {Monitoring, "Prometheus", "spec.scrapeInterval", Syntax::Prometheus},
    {Monitoring, "Prometheus", "spec.evaluationInterval", Syntax::Prometheus},
}};

static bool IsDuration(std::string_view text, Syntax syntax) {
  static const RE2 gateway("([0-9]{1,5}(?:h|m|s|ms)){1,4}");
  static const RE2 prometheus(
      "0|(?:[0-9]+y)?(?:[0-9]+w)?(?:[0-9]+d)?(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?(?:[0-9]+ms)?");
  const re2::StringPiece piece(text.data(), text.size());
  if (syntax == Syntax::Gateway) {
    return RE2::FullMatch(piece, gateway);
  }
  if (syntax == Syntax::Prometheus) {
    return RE2::FullMatch(piece, prometheus);
  }
  if (text.starts_with('-') || text.starts_with('+')) {
    text.remove_prefix(1);
  }
  return ParseDuration(text).has_value();
}

static std::string_view WantedBy(Syntax syntax) {
  switch (syntax) {
    case Syntax::Gateway:
      return "a duration of Gateway API such as `1m30s`";
    case Syntax::Prometheus:
      return "a duration of Prometheus such as `1d12h`";
    default:
      return "a duration of Go such as `1h30m`";
  }
}

static void Follow(const yaml::Slot& slot, std::string_view path, Syntax syntax,
                   std::vector<WrongDuration>& found) {
  const auto dot = path.find('.');
  auto name = path.substr(0, dot);
  const bool list = name.ends_with("[]");
  name.remove_suffix(list ? 2 : 0);
  const auto below = slot[name];
  if (dot != std::string_view::npos) {
    const auto rest = path.substr(dot + 1);
    for (const auto& each : list ? below.Items() : std::vector<yaml::Slot>{below}) {
      Follow(each, rest, syntax, found);
    }
    return;
  }
  const auto text = below.Text();
  // A number of no unit is none of a string either.
  if (text && !text->empty() && !StandsForAnother(*text) &&
      !(below.String() && IsDuration(*text, syntax))) {
    found.push_back({below, name, WantedBy(syntax)});
  }
}

std::vector<WrongDuration> WrongDurations(const Object& object) {
  std::vector<WrongDuration> found;
  for (const auto& each : Paths) {
    if (each.group == object.group() && (each.kind.empty() || each.kind == object.kind())) {
      Follow(object.root(), each.path, each.syntax, found);
    }
  }
  return found;
}

}  // namespace linter::k8s
