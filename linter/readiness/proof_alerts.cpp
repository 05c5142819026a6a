// Which alerts there are, what they watch, and whom they reach.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <deque>
#include <map>

#include "linter/k8s/project.h"
#include "linter/k8s/service.h"
#include "linter/readiness/alerts.h"
#include "linter/readiness/proofs.h"
#include "linter/readiness/scopes.h"
#include "linter/text/source_file.h"
#include "linter/yaml/document.h"

namespace linter::readiness {

constexpr std::size_t MostNested = 1U << 20U;

// YAML that an object holds as a text, such as the rules in a ConfigMap.
struct Nested {
  SourceFile file;
  yaml::Stream stream;
};

// An alert, and the object that it stands in: at the place of its own, or of the text it is in.
struct Placed {
  Alert alert;
  const k8s::Object* object;
  Place place;
};

// All alerts of a run. Those in texts live as long as this.
struct AlertList {
  std::deque<Nested> nested;
  std::vector<Placed> alerts;
};

static std::optional<yaml::Node> ReadNested(const yaml::Slot& value, std::deque<Nested>& nested) {
  const auto text = value.Text().value_or("");
  if (text.size() > MostNested) {
    return std::nullopt;
  }
  auto& made = nested.emplace_back(Nested{{FileId(0), "", std::string(text)}, {}});
  made.stream = yaml::Parse(made.file);
  for (const auto& document : made.stream.documents) {
    const auto root = document.root();
    if (!document.broken() && root && root->is_mapping()) {
      return root;
    }
  }
  return std::nullopt;
}

// The texts of a ConfigMap, or of a Secret that is written plainly.
static std::vector<yaml::Slot::Member> TextsOf(const k8s::Object& object) {
  return object.Is("", "ConfigMap") ? object["data"].Members()
         : object.Is("", "Secret")  ? object["stringData"].Members()
                                    : std::vector<yaml::Slot::Member>();
}

static AlertList AlertsIn(const k8s::Project& project) {
  AlertList list;
  for (const auto& object : project.objects()) {
    if (object.Is("monitoring.coreos.com", "PrometheusRule") ||
        object.Is("operator.victoriametrics.com", "VMRule")) {
      for (const auto& alert : AlertsOf(object.spec()["groups"])) {
        list.alerts.push_back({alert, &object, alert.rule["alert"].span()});
      }
      continue;
    }
    for (const auto& member : TextsOf(object)) {
      const auto text = member.value.Text().value_or("");
      if (text.find("alert:") == std::string_view::npos ||
          text.find("expr:") == std::string_view::npos) {
        continue;
      }
      if (const auto root = ReadNested(member.value, list.nested)) {
        for (const auto& alert : AlertsOf(yaml::Slot(*root)["groups"])) {
          list.alerts.push_back({alert, &object, Place(member.key_span)});
        }
      }
    }
  }
  return list;
}

template <Watch What>
static void FindAlerts(const k8s::Project& project, Report& report) {
  const auto list = AlertsIn(project);
  for (const auto& placed : list.alerts) {
    if (placed.alert.On(What) && (What == Watch::Any || placed.alert.Whole())) {
      Speak(report, *placed.object, placed.place, placed.alert.Text());
    }
  }
}

static Watched WatchedOf(const k8s::Workload& workload) {
  Watched watched{.names = {std::string(workload.object().name())},
                  .name_space = std::string(workload.object().name_space())};
  for (const auto& service : k8s::ServicesFor(workload)) {
    watched.names.emplace_back(service.object().name());
  }
  for (const auto& container : workload.containers()) {
    if (container.long_running()) {
      watched.names.emplace_back(container.name());
    }
  }
  for (const auto* key : {"app", "app.kubernetes.io/name", "k8s-app"}) {
    if (const auto* label = workload.pod_labels().Find(key)) {
      watched.names.emplace_back(label->value);
    }
  }
  return watched;
}

// Of the servers that each watches.
template <Watch What>
static void FindCovering(const k8s::Project& project, Report& report) {
  const auto list = AlertsIn(project);
  std::vector<const Placed*> alerts;
  for (const auto& placed : list.alerts) {
    if (placed.alert.On(What) && placed.alert.Whole()) {
      alerts.push_back(&placed);
    }
  }
  if (alerts.empty()) {
    return;
  }
  for (const auto& workload : project.workloads()) {
    if (!IsBackend(workload)) {
      continue;
    }
    const auto watched = WatchedOf(workload);
    for (const auto* placed : alerts) {
      if (Covers(placed->alert.expression(), watched)) {
        Speak(report, workload.object(), placed->place, placed->alert.Text());
        break;
      }
    }
  }
}

// The names by which alerts of other files may mean a server.
static void FindWatched(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    if (IsBackend(workload)) {
      report.Add({.span = workload.object().name_span(),
                  .message = fmt::format("{}", fmt::join(WatchedOf(workload).names, ","))});
    }
  }
}

static bool Pages(const Alert& alert) {
  const auto severity = alert.rule["labels"]["severity"].Text().value_or("");
  return severity == "critical" || severity == "page" || severity == "warning" ||
         severity == "error" || severity == "high";
}

static bool IsPlaceholder(std::string_view text) {
  return text.empty() || text.find("TODO") != std::string_view::npos ||
         text.find("example.com") != std::string_view::npos ||
         text.find("TBD") != std::string_view::npos;
}

static void FindRunbooks(const k8s::Project& project, Report& report) {
  const auto list = AlertsIn(project);
  for (const auto& placed : list.alerts) {
    if (!Pages(placed.alert)) {
      continue;
    }
    const auto annotations = placed.alert.rule["annotations"];
    std::string_view link;
    for (const auto* key : {"runbook_url", "runbook", "runbookUrl", "runbookURL"}) {
      link = link.empty() ? annotations[key].Text().value_or("") : link;
    }
    if (IsPlaceholder(link)) {
      SpeakAgainst(report, *placed.object, placed.place,
                   fmt::format("alert `{}` names no runbook", placed.alert.name()));
    } else {
      Speak(report, *placed.object, placed.place,
            fmt::format("alert `{}` names the runbook {}", placed.alert.name(), link));
    }
  }
}

static void TellReceivers(const k8s::Object& object, const yaml::Slot& configuration,
                          const Place* place, Report& report) {
  for (const auto& receiver : ReceiversInUse(configuration)) {
    if (receiver.notifies) {
      const auto name = receiver.slot["name"];
      Speak(report, object, place != nullptr ? *place : name.span(),
            fmt::format("alerts reach the receiver `{}`", name.Text().value_or("")));
    }
  }
}

static void FindRouting(const k8s::Project& project, Report& report) {
  std::deque<Nested> nested;
  for (const auto& object : project.objects()) {
    if (object.Is("monitoring.coreos.com", "AlertmanagerConfig")) {
      TellReceivers(object, object.spec(), nullptr, report);
    }
    for (const auto& member : TextsOf(object)) {
      const auto text = member.value.Text().value_or("");
      if (text.find("receivers:") == std::string_view::npos ||
          text.find("route:") == std::string_view::npos) {
        continue;
      }
      if (const auto root = ReadNested(member.value, nested)) {
        const Place place(member.key_span);
        TellReceivers(object, yaml::Slot(*root), &place, report);
      }
    }
  }
}

template <Watch What>
static Rule OfAlerts() {
  return MakeProof(ProofOf(What), "an alert watches it", FindAlerts<What>);
}

std::vector<Rule> AlertProofs() {
  return {MakeProof(ProofOf(Watch::Errors), "an alert watches the errors of a server",
                    FindCovering<Watch::Errors>),
          MakeProof(ProofOf(Watch::Latency), "an alert watches the latency of a server",
                    FindCovering<Watch::Latency>),
          OfAlerts<Watch::Any>(),
          OfAlerts<Watch::Cpu>(),
          OfAlerts<Watch::Memory>(),
          OfAlerts<Watch::Space>(),
          OfAlerts<Watch::Absence>(),
          OfAlerts<Watch::Growth>(),
          OfAlerts<Watch::Logs>(),
          OfAlerts<Watch::Probes>(),
          OfAlerts<Watch::Connections>(),
          OfAlerts<Watch::ErrorShare>(),
          OfAlerts<Watch::Percentile99>(),
          OfAlerts<Watch::FailedJobs>(),
          MakeProof("watched-servers", "names that alerts may mean", FindWatched),
          MakeProof("alert-runbooks", "alerts that page name a runbook", FindRunbooks),
          MakeProof("alert-routing", "alerts reach somebody", FindRouting)};
}

}  // namespace linter::readiness
