#include "linter/k8s/prometheus.h"

#include <algorithm>
#include <array>

#include "linter/k8s/duration.h"
#include "linter/k8s/monitor.h"
#include "linter/k8s/project.h"

namespace linter::k8s {

struct Choosing {
  std::string_view server;
  std::string_view chosen;
  std::string_view selector;
  std::string_view namespaces;
};

static constexpr std::array Choosings = {
    Choosing{"Prometheus", "ServiceMonitor", "serviceMonitorSelector",
             "serviceMonitorNamespaceSelector"},
    Choosing{"Prometheus", "PodMonitor", "podMonitorSelector", "podMonitorNamespaceSelector"},
    Choosing{"Prometheus", "Probe", "probeSelector", "probeNamespaceSelector"},
    Choosing{"Prometheus", "ScrapeConfig", "scrapeConfigSelector", "scrapeConfigNamespaceSelector"},
    Choosing{"Prometheus", "PrometheusRule", "ruleSelector", "ruleNamespaceSelector"},
    Choosing{"PrometheusAgent", "ServiceMonitor", "serviceMonitorSelector",
             "serviceMonitorNamespaceSelector"},
    Choosing{"PrometheusAgent", "PodMonitor", "podMonitorSelector", "podMonitorNamespaceSelector"},
    Choosing{"PrometheusAgent", "Probe", "probeSelector", "probeNamespaceSelector"},
    Choosing{"PrometheusAgent", "ScrapeConfig", "scrapeConfigSelector",
             "scrapeConfigNamespaceSelector"},
    Choosing{"ThanosRuler", "PrometheusRule", "ruleSelector", "ruleNamespaceSelector"},
    Choosing{"Alertmanager", "AlertmanagerConfig", "alertmanagerConfigSelector",
             "alertmanagerConfigNamespaceSelector"},
};

static constexpr std::string_view Group = "monitoring.coreos.com";

std::vector<Choice> ChoicesFor(const Object& object) {
  std::vector<Choice> choices;
  if (object.group() != Group) {
    return choices;
  }
  for (const auto& choosing : Choosings) {
    if (choosing.chosen != object.kind()) {
      continue;
    }
    for (const auto* const server : object.project().OfKind(choosing.server)) {
      const auto selector = server->spec()[choosing.selector];
      if (server->group() == Group && selector.present()) {
        choices.push_back({.server = server,
                           .selector = Selector::Of(selector),
                           .namespaces = Selector::Of(server->spec()[choosing.namespaces])});
      }
    }
  }
  return choices;
}

static bool MayTakeNamespace(const Choice& choice, const Object& object) {
  if (!choice.namespaces.present()) {
    return choice.server->SameNamespace(object);
  }
  if (choice.namespaces.empty()) {
    return true;
  }
  const auto known = object.project().Named("Namespace", object.effective_namespace());
  return known.empty() || std::any_of(known.begin(), known.end(), [&](const Object* name_space) {
           return choice.namespaces.Matches(name_space->labels());
         });
}

bool Takes(const Choice& choice, const Object& object) {
  return choice.selector.Matches(object.labels()) && MayTakeNamespace(choice, object);
}

std::optional<double> ShortestScrape(const Object& beside) {
  constexpr double WhatTheOperatorSets = 30;
  const auto& project = beside.project();
  const auto counts = [&](const Object& object) {
    return project.closed() || beside.SameFolder(object);
  };
  std::optional<double> set;
  for (const auto* const server : project.OfKind("Prometheus")) {
    if (server->group() == Group && counts(*server)) {
      const auto written = server->spec()["scrapeInterval"].Text();
      const double interval = ParseDuration(written.value_or("")).value_or(WhatTheOperatorSets);
      set = std::min(set.value_or(interval), interval);
    }
  }
  std::optional<double> shortest;
  for (const auto* const kind : {"ServiceMonitor", "PodMonitor"}) {
    for (const auto* const object : project.OfKind(kind)) {
      const auto monitor = Monitor::Of(*object);
      if (!monitor || !counts(*object)) {
        continue;
      }
      for (const auto& endpoint : monitor->endpoints()) {
        const auto written = endpoint["interval"].Text();
        const double interval =
            ParseDuration(written.value_or("")).value_or(set.value_or(WhatTheOperatorSets));
        shortest = std::min(shortest.value_or(interval), interval);
      }
    }
  }
  return shortest;
}

}  // namespace linter::k8s
