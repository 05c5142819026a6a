// How a release goes out, and how it comes back.

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"
#include "linter/k8s/volume_claim.h"
#include "linter/readiness/proofs.h"
#include "linter/readiness/scopes.h"

namespace linter::readiness {

constexpr std::int64_t Cautious = 25;
constexpr std::int64_t Bold = 50;

static bool IsRollout(const k8s::Object& object) {
  return object.Is("argoproj.io", "Rollout") && object.spec()["strategy"]["canary"].present();
}

static bool IsFlagger(const k8s::Object& object) {
  return object.Is("flagger.app", "Canary");
}

static yaml::Slot CanaryMark(const k8s::Object& object) {
  return object.metadata()["annotations"]["nginx.ingress.kubernetes.io/canary-weight"];
}

static void FindCanaries(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    if (IsRollout(object) || IsFlagger(object) || CanaryMark(object).present()) {
      Speak(report, object, object.name_span(), fmt::format("{} is a canary", object.Title()));
    }
  }
}

// The shares that a Rollout goes through, in order.
static std::vector<yaml::Slot> WeightsOf(const k8s::Object& rollout) {
  std::vector<yaml::Slot> weights;
  for (const auto& step : rollout.spec()["strategy"]["canary"]["steps"].Items()) {
    if (step["setWeight"].Int()) {
      weights.push_back(step["setWeight"]);
    }
  }
  return weights;
}

static void TellWeights(const k8s::Object& object, const std::vector<yaml::Slot>& weights,
                        Report& report) {
  if (weights.empty()) {
    SpeakAgainst(report, object, object.spec()["strategy"]["canary"].label(),
                 fmt::format("{} has no steps: it goes out as a rolling update", object.Title()));
    return;
  }
  const auto first = weights.front().Int().value_or(0);
  const bool rises = std::is_sorted(weights.begin(), weights.end(),
                                    [](const yaml::Slot& left, const yaml::Slot& right) {
                                      return left.Int().value_or(0) < right.Int().value_or(0);
                                    });
  if (first >= Bold) {
    SpeakAgainst(report, object, weights.front().span(),
                 fmt::format("{} begins with {} % of the requests", object.Title(), first));
  } else if (!rises) {
    SpeakAgainst(report, object, weights.front().span(),
                 fmt::format("the shares of {} do not rise", object.Title()));
  } else if (first <= Cautious) {
    Speak(report, object, weights.front().span(),
          fmt::format("{} begins with {} % of the requests", object.Title(), first));
  }
}

static void FindWeights(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    if (IsRollout(object)) {
      TellWeights(object, WeightsOf(object), report);
    }
    const auto analysis = object.spec()["analysis"];
    for (const auto* key : {"stepWeight", "stepWeights", "iterations"}) {
      if (IsFlagger(object) && analysis[key].present()) {
        Speak(report, object, analysis[key].label(),
              fmt::format("{} goes out in steps (`{}`)", object.Title(), key));
      }
    }
    const auto mark = CanaryMark(object);
    if (mark.present()) {
      Speak(report, object, mark.span(),
            fmt::format("{} takes {} % of the requests", object.Title(), mark.Text().value_or("")));
    }
  }
}

// The analysis templates that a Rollout names and the run has.
static std::vector<const k8s::Object*> TemplatesOf(const k8s::Object& rollout) {
  std::vector<yaml::Slot> uses;
  const auto strategy = rollout.spec()["strategy"];
  for (const auto& step : strategy["canary"]["steps"].Items()) {
    uses.push_back(step["analysis"]);
  }
  uses.push_back(strategy["canary"]["analysis"]);
  uses.push_back(strategy["blueGreen"]["prePromotionAnalysis"]);
  uses.push_back(strategy["blueGreen"]["postPromotionAnalysis"]);
  std::vector<const k8s::Object*> found;
  for (const auto& use : uses) {
    for (const auto& each : use["templates"].Items()) {
      const auto name = each["templateName"].Text().value_or("");
      const auto& project = rollout.project();
      const auto* made = each["clusterScope"].Bool() == true
                             ? project.FindAnywhere("ClusterAnalysisTemplate", name, rollout)
                             : project.Find("AnalysisTemplate", name, rollout);
      if (made != nullptr) {
        found.push_back(made);
      }
    }
  }
  return found;
}

static bool Speaks(const yaml::Slot& metric, const char* pattern) {
  const RE2 expression(pattern);
  std::string text(metric["name"].Text().value_or(""));
  for (const auto& provider : metric["provider"].Members()) {
    text += " " + std::string(provider.value["query"].Text().value_or(""));
  }
  text += " " + std::string(metric["templateRef"]["name"].Text().value_or(""));
  return RE2::PartialMatch(text, expression);
}

static void FindMetrics(const k8s::Project& project, Report& report, const char* pattern) {
  for (const auto& object : project.objects()) {
    for (const auto& metric : IsFlagger(object) ? object.spec()["analysis"]["metrics"].Items()
                                                : std::vector<yaml::Slot>()) {
      const bool limited = metric["thresholdRange"].present() || metric["threshold"].present();
      if (limited && Speaks(metric, pattern)) {
        Speak(report, object, metric["name"].span(),
              fmt::format("{} is judged by `{}`", object.Title(),
                          metric["name"].Text().value_or("")));
      }
    }
    for (const auto* made : object.Is("argoproj.io", "Rollout")
                                ? TemplatesOf(object)
                                : std::vector<const k8s::Object*>()) {
      for (const auto& metric : made->spec()["metrics"].Items()) {
        const bool judged =
            metric["successCondition"].present() || metric["failureCondition"].present();
        if (judged && Speaks(metric, pattern)) {
          Speak(report, object, metric["name"].span(),
                fmt::format("{} is judged by `{}` of {}", object.Title(),
                            metric["name"].Text().value_or(""), made->Title()));
        }
      }
    }
  }
}

static void FindErrorMetrics(const k8s::Project& project, Report& report) {
  FindMetrics(project, report, "(?i)(success|error|5xx|5\\.\\.|fail|status)");
}

static void FindLatencyMetrics(const k8s::Project& project, Report& report) {
  FindMetrics(project, report, "(?i)(duration|latency|p9[59]|quantile|response-time)");
}

static void FindTriggers(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    const auto threshold = object.spec()["analysis"]["threshold"];
    if (IsFlagger(object) && threshold.Int().value_or(0) > 0) {
      Speak(report, object, threshold.span(),
            fmt::format("{} goes back after {} failures", object.Title(), *threshold.Int()));
    }
    for (const auto* made : object.Is("argoproj.io", "Rollout")
                                ? TemplatesOf(object)
                                : std::vector<const k8s::Object*>()) {
      for (const auto& metric : made->spec()["metrics"].Items()) {
        if (metric["successCondition"].present() || metric["failureCondition"].present()) {
          Speak(report, object, metric["name"].span(),
                fmt::format("{} goes back when `{}` of {} fails", object.Title(),
                            metric["name"].Text().value_or(""), made->Title()));
        }
      }
    }
  }
}

static void FindPromotion(const k8s::Project& project, Report& report) {
  for (const auto& object : project.objects()) {
    const auto analysis = object.spec()["analysis"];
    if (IsFlagger(object) && analysis["interval"].present() && analysis["metrics"].size() > 0) {
      Speak(report, object, analysis["interval"].span(),
            fmt::format("{} looks every {}", object.Title(),
                        analysis["interval"].Text().value_or("")));
    }
    const auto canary = object.spec()["strategy"]["canary"];
    for (const auto& step :
         IsRollout(object) ? canary["steps"].Items() : std::vector<yaml::Slot>()) {
      const auto pause = step["pause"];
      if (step["analysis"].present() || pause["duration"].present()) {
        Speak(report, object, (step["analysis"].present() ? step["analysis"] : pause).label(),
              fmt::format("{} waits and looks before it goes on", object.Title()));
      } else if (pause.written()) {
        Speak(report, object, pause.label(), fmt::format("{} waits for a person", object.Title()));
      }
    }
  }
}

// The strategy that somebody chose. One that stops all pods at once is for servers that run one.
static void FindStrategies(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    const auto& object = workload.object();
    const auto strategy = workload.update_strategy();
    const auto type = strategy["type"].Text().value_or("");
    const auto volumes = k8s::ClaimedVolumes(workload);
    const bool single =
        std::any_of(volumes.begin(), volumes.end(),
                    [](const k8s::ClaimedVolume& volume) { return volume.single_writer(); });
    if (!IsServer(workload) || !strategy.present()) {
      continue;
    }
    if ((type == "Recreate" || type == "OnDelete") && k8s::FloorOf(workload).count >= 2 &&
        !single) {
      SpeakAgainst(report, object, strategy["type"].span(),
                   fmt::format("{} stops all its replicas to update (`{}`)", object.Title(), type));
    } else {
      Speak(report, object, strategy.label(),
            fmt::format("the strategy of {} is written{}", object.Title(),
                        type.empty() ? std::string() : fmt::format(": `{}`", type)));
    }
  }
}

// The revisions that are kept: ten, where nothing is written.
static std::int64_t HistoryOf(const k8s::Workload& workload) {
  return workload.object().spec()["revisionHistoryLimit"].Int().value_or(10);
}

static bool HasRevisions(const k8s::Workload& workload) {
  using Kind = k8s::WorkloadKind;
  const auto kind = workload.kind();
  return IsServer(workload) && (kind == Kind::Deployment || kind == Kind::StatefulSet ||
                                kind == Kind::DaemonSet || kind == Kind::Rollout);
}

static void FindHistory(const k8s::Project& project, Report& report, std::int64_t least) {
  for (const auto& workload : project.workloads()) {
    const auto history = HistoryOf(workload);
    if (HasRevisions(workload) && history >= least) {
      const auto slot = workload.object().spec()["revisionHistoryLimit"];
      Speak(report, workload.object(), slot.present() ? slot.span() : workload.object().name_span(),
            fmt::format("{} old revisions of {} are kept{}", history, workload.object().Title(),
                        slot.present() ? "" : ", the default"));
    }
  }
}

static void FindUndoable(const k8s::Project& project, Report& report) {
  FindHistory(project, report, 1);
}

static void FindTold(const k8s::Project& project, Report& report) {
  FindHistory(project, report, 3);
  for (const auto& workload : project.workloads()) {
    const auto slot = workload.object().spec()["revisionHistoryLimit"];
    if (HasRevisions(workload) && slot.Int() && *slot.Int() < 2) {
      SpeakAgainst(report, workload.object(), slot.span(),
                   fmt::format("{} keeps {} old revision{}", workload.object().Title(), *slot.Int(),
                               *slot.Int() == 1 ? "" : "s"));
    }
  }
}

// `rollout status` tells something where readiness is asked.
static void FindStatus(const k8s::Project& project, Report& report) {
  constexpr std::int64_t Never = 2147483647;
  for (const auto& workload : project.workloads()) {
    const auto& object = workload.object();
    const auto deadline = object.spec()["progressDeadlineSeconds"];
    const auto& containers = workload.containers();
    const auto probe =
        std::find_if(containers.begin(), containers.end(), [](const k8s::Container& container) {
          return container.long_running() && container.probe(k8s::ProbeKind::Readiness).present();
        });
    if (!HasRevisions(workload)) {
      continue;
    }
    if (deadline.Int() == Never) {
      SpeakAgainst(report, object, deadline.span(),
                   fmt::format("{} never gives up: its status waits for ever", object.Title()));
    } else if (workload.update_strategy()["type"].Text() == "OnDelete") {
      SpeakAgainst(report, object, workload.update_strategy()["type"].span(),
                   fmt::format("`kubectl rollout status` refuses {}: its strategy is `OnDelete`",
                               object.Title()));
    } else if (probe != containers.end()) {
      Speak(report, object, probe->probe(k8s::ProbeKind::Readiness).slot().label(),
            fmt::format("{} says when it is ready", probe->Title()));
    }
  }
}

static bool CarriesVersion(const yaml::Slot& claim) {
  const auto labels = claim["metadata"]["labels"];
  return labels["helm.sh/chart"].present() || labels["chart"].present() ||
         labels["app.kubernetes.io/version"].present();
}

// Hooks that change a database before the new version runs: the old one finds it changed.
static bool Migrates(const k8s::Workload& workload) {
  static const RE2 Command(
      "(?i)(flyway|liquibase|db:migrate|alembic upgrade|manage.py migrate|prisma migrate|"
      "goose up|dbmate|knex migrate|migrate (up|-path)|\\bmigrate\\b|db-migrat)");
  for (const auto& container : workload.containers()) {
    std::string words;
    for (const auto* key : {"command", "args"}) {
      for (const auto& word : container[key].Items()) {
        words += std::string(word.Text().value_or("")) + " ";
      }
    }
    if (RE2::PartialMatch(words, Command)) {
      return true;
    }
  }
  return false;
}

// What keeps an old version from coming back, or from being the same.
static void FindHindrances(const k8s::Project& project, Report& report) {
  for (const auto& workload : project.workloads()) {
    const auto& object = workload.object();
    const auto strategy = workload.update_strategy()["type"];
    const auto volumes = k8s::ClaimedVolumes(workload);
    const bool single =
        std::any_of(volumes.begin(), volumes.end(),
                    [](const k8s::ClaimedVolume& volume) { return volume.single_writer(); });
    if (strategy.Text() == "Recreate" && single) {
      SpeakAgainst(report, object, strategy.span(),
                   fmt::format("{} has to stop before its old version starts: one pod at a time "
                               "may write its volume",
                               object.Title()));
    }
    for (const auto& claim : object.spec()["volumeClaimTemplates"].Items()) {
      if (CarriesVersion(claim)) {
        SpeakAgainst(report, object, claim["metadata"]["labels"].label(),
                     fmt::format("a volumeClaimTemplate of {} names the version, and no release "
                                 "may change it",
                                 object.Title()));
      }
    }
    const auto hook = object.metadata()["annotations"]["helm.sh/hook"].Text().value_or("");
    if (hook.find("pre-upgrade") != std::string_view::npos && Migrates(workload)) {
      SpeakAgainst(report, object, object.name_span(),
                   fmt::format("{} changes the database before an upgrade, and no hook changes it "
                               "back",
                               object.Title()));
    }
  }
}

std::vector<Rule> RolloutProofs() {
  return {
      MakeProof("canaries", "there is a canary", FindCanaries),
      MakeProof("canary-weights", "a canary goes out in steps", FindWeights),
      MakeProof("canary-error-metrics", "a canary is judged by errors", FindErrorMetrics),
      MakeProof("canary-latency-metrics", "a canary is judged by latency", FindLatencyMetrics),
      MakeProof("canary-promotion", "a canary waits", FindPromotion),
      MakeProof("canary-triggers", "a canary goes back", FindTriggers),
      MakeProof("strategies", "the strategy of an update is written", FindStrategies),
      MakeProof("revisions-kept", "old revisions are kept", FindUndoable),
      MakeProof("revisions-told-apart", "revisions can be told apart", FindTold),
      MakeProof("status-told", "a rollout says when it is done", FindStatus),
      MakeProof("rollback-hindrances", "what keeps old versions from coming back", FindHindrances)};
}

}  // namespace linter::readiness
