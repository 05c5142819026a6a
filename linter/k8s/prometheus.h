#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/labels.h"
#include "linter/k8s/object.h"

namespace linter::k8s {

// What chooses objects of the Prometheus operator for a server: the fields of a Prometheus,
// Alertmanager or ThanosRuler that select a kind.
struct Choice {
  const Object* server;
  Selector selector;
  Selector namespaces;
};

// Those of the run that may choose an object such as a ServiceMonitor, a PrometheusRule or an
// AlertmanagerConfig. Servers that choose nothing of the kind are left out.
std::vector<Choice> ChoicesFor(const Object& object);
// Whether a server takes an object; a namespace that the run does not hold may have any labels.
bool Takes(const Choice& choice, const Object& object);

// The shortest interval, in seconds, at which the monitors beside an object scrape; empty where
// none are known. In an open world those of its folder.
std::optional<double> ShortestScrape(const Object& beside);

}  // namespace linter::k8s
