// What is no workload: alerts, backups, certificates, quotas, and what Ingresses and namespaces
// ask for.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "linter/compare/workloads.h"
#include "linter/k8s/prometheus_rule.h"

namespace linter::compare {

// Objects that guard or watch others, and what they are about.
static std::optional<Topic> TopicOf(const k8s::Object& object) {
  struct Kind {
    std::string_view group;
    std::string_view kind;
    Topic topic;
  };
  static constexpr std::array<Kind, 16> Kinds = {{
      {"monitoring.coreos.com", "ServiceMonitor", Topic::Alerts},
      {"monitoring.coreos.com", "PodMonitor", Topic::Alerts},
      {"monitoring.coreos.com", "Probe", Topic::Alerts},
      {"monitoring.coreos.com", "AlertmanagerConfig", Topic::Alerts},
      {"velero.io", "Schedule", Topic::Backups},
      {"velero.io", "BackupStorageLocation", Topic::Backups},
      {"postgresql.cnpg.io", "ScheduledBackup", Topic::Backups},
      {"k8up.io", "Schedule", Topic::Backups},
      {"stash.appscode.com", "BackupConfiguration", Topic::Backups},
      {"cert-manager.io", "Certificate", Topic::Tls},
      {"security.istio.io", "PeerAuthentication", Topic::Tls},
      {"security.istio.io", "AuthorizationPolicy", Topic::Security},
      {"", "ResourceQuota", Topic::Policies},
      {"", "LimitRange", Topic::Policies},
      {"kyverno.io", "Policy", Topic::Policies},
      {"admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding", Topic::Policies},
  }};
  const auto* found = std::find_if(Kinds.begin(), Kinds.end(), [&](const Kind& each) {
    return object.Is(each.group, each.kind);
  });
  if (found != Kinds.end()) {
    return found->topic;
  }
  const bool backup =
      object.Is("batch", "CronJob") && object.name().find("backup") != std::string_view::npos;
  return backup ? std::optional(Topic::Backups) : std::nullopt;
}

class ObjectComparison {
 public:
  ObjectComparison(const Pairing& pairing, std::vector<Difference>& found)
      : pairing_(pairing), found_(found) {}

  void CompareKinds();
  void CompareAlerts();
  void CompareIngress(const k8s::Object& first, const k8s::Object& second);
  void CompareNamespace(const k8s::Object& first, const k8s::Object& second);
  void CompareCluster(const k8s::Object& first, const k8s::Object& second);

 private:
  void AddField(Topic topic, std::string what, const k8s::Object& second, const yaml::Slot& here,
                const yaml::Slot& there);

  const Pairing& pairing_;
  std::vector<Difference>& found_;
};

static std::string TextOf(const yaml::Slot& slot) {
  const auto text = slot.Text();
  return text ? std::string(*text) : slot.present() ? "set" : "missing";
}

void ObjectComparison::AddField(Topic topic, std::string what, const k8s::Object& second,
                                const yaml::Slot& here, const yaml::Slot& there) {
  found_.push_back({topic, second.Title(), std::move(what), TextOf(here), TextOf(there),
                    here.span(), there.span()});
}

void ObjectComparison::CompareKinds() {
  for (const auto& object : pairing_.first().project->objects()) {
    const auto* same = pairing_.Counterpart(object);
    if (same == nullptr) {
      if (const auto topic = TopicOf(object)) {
        found_.push_back({*topic, object.Title(), std::string(object.kind()), "set", "missing",
                          object.name_span(), std::nullopt});
      }
    } else if (object.kind() == "Ingress") {
      CompareIngress(object, *same);
    } else if (object.Is("", "Namespace")) {
      CompareNamespace(object, *same);
    } else if (object.Is("postgresql.cnpg.io", "Cluster")) {
      CompareCluster(object, *same);
    } else if (object.Is("batch", "CronJob") || object.Is("velero.io", "Schedule")) {
      const auto here = object.spec()[object.kind() == "CronJob" ? "suspend" : "paused"];
      const auto there = same->spec()[object.kind() == "CronJob" ? "suspend" : "paused"];
      if (there.Bool() == true && here.Bool() != true) {
        AddField(TopicOf(object).value_or(Topic::Policies), "schedule that is not suspended", *same,
                 here, there);
      }
    }
  }
}

// By their names, wherever they stand: rules are often cut in other pieces.
void ObjectComparison::CompareAlerts() {
  std::set<std::string_view> known;
  const auto& second = pairing_.second();
  for (const auto& object : second.project->objects()) {
    for (const auto& alert : k8s::Alerts(object)) {
      known.insert(alert.name());
    }
  }
  std::set<std::string_view> told;
  for (const auto& object : pairing_.first().project->objects()) {
    for (const auto& alert : k8s::Alerts(object)) {
      const auto name = alert.name();
      if (name.empty() || known.contains(name) || !told.insert(name).second) {
        continue;
      }
      const auto* same = pairing_.Counterpart(object);
      found_.push_back({Topic::Alerts, (same == nullptr ? object : *same).Title(),
                        fmt::format("alert `{}`", name), "set", "missing", alert["alert"].span(),
                        same == nullptr ? std::nullopt : std::optional(same->name_span())});
    }
  }
}

void ObjectComparison::CompareIngress(const k8s::Object& first, const k8s::Object& second) {
  const auto here = first.spec()["tls"];
  const auto there = second.spec()["tls"];
  if (here.size() > 0 && there.size() == 0) {
    AddField(Topic::Tls, "`tls`", second, here, there);
  }
  static constexpr std::array<std::string_view, 2> Redirects = {
      "nginx.ingress.kubernetes.io/ssl-redirect", "nginx.ingress.kubernetes.io/force-ssl-redirect"};
  for (const auto key : Redirects) {
    const auto left = first.metadata()["annotations"][key];
    const auto right = second.metadata()["annotations"][key];
    const bool off = right.Text() == "false" && left.Text() != "false";
    if (off || (left.Text() == "true" && !right.present())) {
      AddField(Topic::Tls, fmt::format("`{}`", key), second, left, right);
    }
  }
}

static int GradeOf(const yaml::Slot& level) {
  const auto text = level.Text().value_or("");
  return text == "restricted" ? 2 : text == "baseline" ? 1 : 0;
}

void ObjectComparison::CompareNamespace(const k8s::Object& first, const k8s::Object& second) {
  constexpr std::string_view Key = "pod-security.kubernetes.io/enforce";
  const auto here = first.metadata()["labels"][Key];
  const auto there = second.metadata()["labels"][Key];
  if (GradeOf(here) > GradeOf(there)) {
    AddField(Topic::Policies, fmt::format("`{}`", Key), second, here, there);
  }
}

// Of a database that CloudNativePG runs.
void ObjectComparison::CompareCluster(const k8s::Object& first, const k8s::Object& second) {
  const auto here = first.spec()["backup"];
  const auto there = second.spec()["backup"];
  if (here.present() && !there.present()) {
    AddField(Topic::Backups, "`backup`", second, here, there);
  }
  const auto left = first.spec()["instances"];
  const auto right = second.spec()["instances"];
  if (left.Int() && right.Int().value_or(1) < *left.Int()) {
    AddField(Topic::Replicas, "`instances`", second, left, right);
  }
}

void CompareObjects(const Pairing& pairing, std::vector<Difference>& found) {
  ObjectComparison comparison(pairing, found);
  comparison.CompareKinds();
  comparison.CompareAlerts();
}

}  // namespace linter::compare
