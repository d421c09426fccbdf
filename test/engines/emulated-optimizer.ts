import type { Engine } from '../../src/core/model/engine';
import type { LinearOptimizationService } from '../../src/engines/linear-optimization-service';
import { isEnumValue } from '../../src/workbench/apps-script/argument-types';
import { linearOptimizationService } from '../../src/workbench/apps-script/linear-optimization-service/linear-optimization-service';
import { solverOf } from '../../src/workbench/apps-script/linear-optimization-service/linear-solver';
import { invokeMethod } from '../../src/workbench/apps-script/service-object';
import { EnumObject, ServiceObject } from '../../src/workbench/apps-script/service-value';
import { hostRunning } from '../workbench/script-host';

/** The workbench's LinearOptimizationService on an engine, called without a realm in between. */
export function emulatedOptimizer(engine: Engine): LinearOptimizationService {
  const { state } = hostRunning('', { linearSolver: solverOf(engine) });
  // A method that the emulation does not have throws by its name.
  return inProcess(linearOptimizationService({ id: 1, authMode: 'FULL', state })) as LinearOptimizationService;
}

function inProcess<Self>(object: ServiceObject<Self>): object {
  return new Proxy(object, {
    get: (_, name) => {
      const constant = object.kind.constants[String(name)];
      if (constant instanceof EnumObject) return constant.values;
      return (...args: readonly unknown[]) => shown(invokeMethod(object, String(name), args));
    },
  });
}

function shown(value: unknown): unknown {
  if (value instanceof ServiceObject) return inProcess(value);
  return isEnumValue(value) ? value.value : value;
}
