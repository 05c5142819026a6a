#include "linter/readiness/alerts.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>

namespace linter::readiness {

constexpr std::size_t MostAlerts = 20000;
constexpr std::size_t MostShown = 120;

struct Kind {
  Watch watch;
  std::string_view proof;
  // Of the expression.
  const char* pattern;
  // Or of the alert's name.
  const char* name;
};

// In the order of `Watch`.
static constexpr std::array<Kind, Watches> Kinds = {{
    {Watch::Any, "alerts", ".", ""},
    {Watch::Errors, "alert-on-errors",
     R"(5\.\.|5xx|5\[0-9\]|5\\d|=~?\s*"5|(code|status|status_code|grpc_code|response_code)\s*!~|)"
     R"(grpc_code\s*[!=]|errors?_total|_errors?\b|_failed|failures?_total|exceptions|)"
     R"(classification="failure"|rq_xx)",
     ""},
    {Watch::Latency, "alert-on-latency",
     R"(histogram_quantile|(duration|latency|response_time)[a-z_]*_sum|quantile="0\.9)", ""},
    {Watch::Cpu, "alert-on-cpu",
     R"(container_cpu_|node_cpu_|cpu_usage|process_cpu_|cpu_cfs_throttled|resource="cpu")", ""},
    {Watch::Memory, "alert-on-memory",
     R"(container_memory_|node_memory_|memory_usage|process_resident_memory|jvm_memory|)"
     R"(OOMKilled|resource="memory")",
     ""},
    {Watch::Space, "alert-on-space",
     R"(kubelet_volume_stats_|node_filesystem_(avail|free|size)|disk_(free|used)|pg_database_size)",
     ""},
    {Watch::Absence, "alert-on-absence",
     R"(\bup\s*(\{[^}]*\})?\s*(==|<)|absent\(|replicas_available|replicas_unavailable|)"
     R"(probe_success|replicas_ready|CrashLoopBackOff)",
     ""},
    {Watch::Growth, "alert-on-growth",
     R"(OOMKilled|(predict_linear|deriv)\s*\(.*memory|memory_working_set_bytes.*limit)", ""},
    {Watch::Logs, "alert-on-logs",
     R"(absent_over_time|fluent(bit|d)_output|loki_distributor|promtail_|vector_.*errors)", ""},
    {Watch::Probes, "alert-on-probes", R"(probe_success|probe_http_status_code)", ""},
    {Watch::Connections, "alert-on-connections",
     R"(connections?_(pending|active|used|total|count)|pg_stat_activity|max_connections|go_sql_|)"
     R"(threads_connected)",
     ""},
    {Watch::ErrorShare, "alert-on-error-share", "", ""},
    {Watch::Percentile99, "alert-on-p99", R"(histogram_quantile\(\s*0?\.99\b|quantile="0\.99")",
     ""},
    {Watch::FailedJobs, "alert-on-failed-jobs", R"(kube_job_(status_)?failed)", ""},
}};

std::string_view ProofOf(Watch watch) {
  return Kinds[static_cast<std::size_t>(watch)].proof;
}

static bool Matches(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

static const RE2& PatternOf(Watch watch) {
  static const auto* const Patterns = [] {
    auto* made = new std::array<std::unique_ptr<RE2>, Watches>();
    RE2::Options options(RE2::Quiet);
    options.set_case_sensitive(false);
    options.set_dot_nl(true);
    for (std::size_t i = 0; i < Watches; ++i) {
      (*made)[i] = std::make_unique<RE2>(Kinds[i].pattern, options);
    }
    return made;
  }();
  return *(*Patterns)[static_cast<std::size_t>(watch)];
}

// A share of at most one of a hundred.
static bool LimitsErrorShare(std::string_view expression) {
  static const RE2 Threshold(R"(>=?\s*\(?\s*([0-9]*\.?[0-9]+))");
  if (!Matches(expression, PatternOf(Watch::Errors)) ||
      expression.find('/') == std::string_view::npos) {
    return false;
  }
  const bool percent = expression.find("100") != std::string_view::npos;
  re2::StringPiece rest(expression.data(), expression.size());
  double threshold = 0;
  while (RE2::FindAndConsume(&rest, Threshold, &threshold)) {
    if (threshold > 0 && threshold <= (percent ? 1.0 : 0.01)) {
      return true;
    }
  }
  return false;
}

bool Alert::On(Watch watch) const {
  return watch == Watch::ErrorShare ? LimitsErrorShare(expression())
                                    : Matches(expression(), PatternOf(watch));
}

bool Alert::Whole() const {
  static const RE2 Compares(R"([<>]|==|!=|absent)");
  static const RE2 Window(R"(\[(\d+[a-z]+)[\]:])");
  std::set<std::string> windows;
  const auto text = expression();
  re2::StringPiece rest(text.data(), text.size());
  std::string window;
  while (windows.size() < 2 && RE2::FindAndConsume(&rest, Window, &window)) {
    windows.insert(window);
  }
  return Matches(text, Compares) && (rule["for"].present() || windows.size() > 1) &&
         rule["labels"]["severity"].present();
}

std::string Alert::Text() const {
  std::string shown;
  for (const char letter : expression()) {
    const bool blank = letter == '\n' || letter == ' ' || letter == '\t';
    if (!blank) {
      shown += letter;
    } else if (!shown.empty() && shown.back() != ' ') {
      shown += ' ';
    }
  }
  const bool cut = shown.size() > MostShown;
  return fmt::format("alert `{}`: {}{}", name(), shown.substr(0, MostShown), cut ? "…" : "");
}

std::vector<Alert> AlertsOf(const yaml::Slot& groups) {
  std::vector<Alert> alerts;
  for (const auto& group : groups.Items()) {
    for (const auto& rule : group["rules"].Items()) {
      if (rule["alert"].present() && alerts.size() < MostAlerts) {
        alerts.push_back({rule});
      }
    }
  }
  return alerts;
}

static bool Admits(std::string_view label, std::string_view mark, const std::string& value,
                   const Watched& workload) {
  const bool of_namespace = label.ends_with("namespace");
  if (of_namespace && workload.name_space.empty()) {
    return true;
  }
  const auto names = of_namespace ? std::vector<std::string>{workload.name_space} : workload.names;
  const bool equal = mark == "=" || mark == "!=";
  const RE2 pattern(value, RE2::Quiet);
  const bool some = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return equal ? name == value : pattern.ok() && RE2::FullMatch(name, pattern);
  });
  return mark.starts_with('!') ? !some : some;
}

// Series of Kubernetes and of the monitoring itself: they speak of other servers only where a label
// names these.
static bool IsOfPlatform(std::string_view expression) {
  static const RE2 Platform(
      R"(\b(apiserver|etcd|kubelet|kube|node|prometheus|alertmanager|coredns|scheduler|rest_client|)"
      R"(workqueue|thanos|loki|promtail|fluentbit|argocd|certmanager|storage_operation|grafana)_)");
  return Matches(expression, Platform);
}

bool Covers(std::string_view expression, const Watched& workload) {
  static const RE2 Matcher(
      R"re(\b((?:exported_|kubernetes_|destination_)?(?:job|service|service_name|namespace|app|application|deployment|statefulset|daemonset|workload|container|ingress))\s*(=~|!~|!=|=)\s*"([^"]*)")re");
  re2::StringPiece rest(expression.data(), expression.size());
  std::string label;
  std::string mark;
  std::string value;
  bool named = false;
  while (RE2::FindAndConsume(&rest, Matcher, &label, &mark, &value)) {
    if (!Admits(label, mark, value, workload)) {
      return false;
    }
    named = named || (!mark.starts_with('!') && !label.ends_with("namespace"));
  }
  return named || !IsOfPlatform(expression);
}

static void CollectRoutes(const yaml::Slot& route, std::set<std::string_view>& used, int depth) {
  constexpr int Deepest = 64;
  if (depth > Deepest || !route.is_mapping()) {
    return;
  }
  if (const auto receiver = route["receiver"].Text()) {
    used.insert(*receiver);
  }
  for (const auto& below : route["routes"].Items()) {
    CollectRoutes(below, used, depth + 1);
  }
}

std::vector<Receiver> ReceiversInUse(const yaml::Slot& configuration) {
  std::set<std::string_view> used;
  CollectRoutes(configuration["route"], used, 0);
  std::vector<Receiver> receivers;
  for (const auto& receiver : configuration["receivers"].Items()) {
    if (!used.contains(receiver["name"].Text().value_or(""))) {
      continue;
    }
    const auto members = receiver.Members();
    const bool notifies =
        std::any_of(members.begin(), members.end(), [](const yaml::Slot::Member& member) {
          return (member.key.ends_with("_configs") || member.key.ends_with("Configs")) &&
                 member.value.size() > 0;
        });
    receivers.push_back({receiver, notifies});
  }
  return receivers;
}

}  // namespace linter::readiness
